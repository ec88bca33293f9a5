"""What a notice surely says of how to apply: a telephone number, or a place, behind words that say so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.model.ways import PHONE
from policy_explorer.text.quantities import narrow
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.text.way_words import CALLED, PLACED

DASHES = re.compile("[－—–]")


def way_fields(texts: Iterable[str], more: Iterable[Inline] = ()) -> Iterator[Field]:
    """Yield the field `how_to_apply`, if the texts say anything of it; `more` are entries that are known already."""
    found = [*more, *(way for text in texts for way in ways_in(without_whitespace(text)))]
    if found:
        yield Field("how_to_apply", tuple(found), "按“咨询电话：”“申报地点：”一类的字眼认出的，核对是不是申请用的")


def ways_in(text: str) -> Iterator[Inline]:
    """Yield an entry for each telephone number and each place in a text without white space."""
    for match in CALLED.finditer(text):
        number = DASHES.sub("-", narrow(match["number"]))
        if re.fullmatch(PHONE, number):
            yield entry("phones", (number,), match)
    for match in PLACED.finditer(text):
        yield entry("address", match["address"], match)


def entry(field: str, value: str | tuple[str, ...], match: re.Match[str]) -> Inline:
    return Inline((Field(field, value), Field("from", Inline((Field("quote", match.group()),)))))
