"""Words that take what is named before them out of what is given."""

from __future__ import annotations

import pytest

from policy_explorer.text.exclusions import excludes


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("超过10万元的除外", True),
        ("超过10万元的不予补贴", True),
        ("除10万元以下的以外，给予补贴", True),
        ("除10万元以下的外，给予补贴", True),
        ("除另有规定外，10万元以下的给予补贴", False),
        ("10万元以下的给予补贴", False),
        ("除10万元以下的给予补贴", False),
    ],
)
def test_a_figure_is_taken_out_or_not(text, out):
    start = text.index("10万元")
    assert excludes(text, start, start + len("10万元以下的" if "以下" in text else "10万元的")) is out
