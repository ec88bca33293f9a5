"""QR codes are those that another encoder makes of the same text, whatever their version and level."""

from __future__ import annotations

import pytest
import segno

from policy_explorer.qr import TooLong, rows
from policy_explorer.qr.codewords import codewords, count_bits, division, padded
from policy_explorer.qr.layout import layout
from policy_explorer.qr.penalty import penalty


def fullest(version: int, level: str) -> str:
    """A text that leaves no room: where there is some, segno fills it with a byte that the standard does not know of."""
    length = (8 * sum(division(version, level).data) - 4 - count_bits(version)) // 8
    return ("https://example.org/" + "measures/a-1.html?" * 200)[:length]


@pytest.mark.parametrize(("version", "level"), [(1, "Q"), (2, "M"), (4, "Q"), (6, "M"), (7, "M"), (10, "M"), (14, "M"), (32, "M")])
def test_every_module_is_where_the_standard_has_it(version, level):
    text = fullest(version, level)
    held = codewords(text.encode())
    assert (held.version, held.level) == (version, level)
    its = layout(version)
    scores = {mask: penalty(its.placed(held.bits) ^ its.masks[mask], its) for mask in range(8)}
    drawn = segno.make(text, error="m", micro=False, mode="byte", mask=min(scores, key=scores.get))
    assert rows(text) == ["".join("01"[bool(dark)] for dark in row) for row in drawn.matrix]


def test_what_is_left_of_the_room_is_filled_as_the_standard_says():
    assert padded(b"ab", 1, 16).hex() == "4" + "02" + "6162" + "0" + "ec11" * 6
    assert padded(b"", 10, 4).hex() == "40000" + "0" + "ec"


def test_a_run_counts_three_points_and_one_for_each_module_beyond_five():
    its = layout(1)
    assert penalty(0, its) == (21 - 2) * 2 * 21 + 3 * 20 * 20 + 10 * 10


def test_more_than_any_code_holds_is_refused():
    with pytest.raises(TooLong):
        rows("x" * 2332)
