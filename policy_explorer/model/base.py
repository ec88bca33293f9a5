"""The base class of all content models, and the field types that they share."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

Item = TypeVar("Item")
# The address of a folder: no query and no fragment, for paths are added to its end. Its host is of letters of any script, never
# of what stands for a slash or a colon in another width; a QR code holds so many characters.
LETTER = (
    r"A-Za-z\u00c0-\u02d7\u0370-\u0379\u037b-\u0383\u0388-\u1fbc\u3005-\u3007\u3041-\u309a\u309d-\ud7ff\uf900-\ufaff"
)
# The last label begins with a letter, or the host is four numbers: browsers open no other, such as 256.1.1.1 or a.1.
OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
IPV4 = rf"{OCTET}(\.{OCTET}){{3}}"
HOST = rf"({IPV4}|([{LETTER}0-9_.\-]*\.)?[{LETTER}][{LETTER}0-9_\-]*\.?)"
PORT = r"(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
WEB_ADDRESS = rf"^https?://{HOST}{PORT}(/[^\s/?#@\\\"<>^`{{|}}]+)*/?$"
LONGEST_ADDRESS = 500
# The address of a page, which may have a query and a fragment. No other scheme is allowed, and no white space.
# Of its host, labels of ASCII and Chinese characters alone: others look alike (with a Cyrillic о, gоv.cn is another).
LABEL = r"[0-9A-Za-z_一-鿿]([0-9A-Za-z_一-鿿-]{0,61}[0-9A-Za-z_一-鿿])?"
LAST_LABEL = r"[A-Za-z一-鿿]([0-9A-Za-z_一-鿿-]{0,61}[0-9A-Za-z_一-鿿])?"
PAGE_HOST = rf"({IPV4}|({LABEL}\.)*{LAST_LABEL}\.?)"
WEB_PAGE = rf"^https?://{PAGE_HOST}{PORT}([/?#][^\s\\\"<>^`{{|}}]*)?$"
LONGEST_WEB_PAGE = 2000  # a length within the expression would take thirty milliseconds to compile
DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"


class ContentModel(BaseModel):
    """A mapping of a content file. Frozen and strict: types are not coerced, and unknown fields are errors."""

    # Deferred, because a command uses few of the models: see docs/decisions/starting-fast.md.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False, defer_build=True)


def absent_if(default: Any) -> Callable[[Any], bool]:
    """Return the `exclude_if` of a field that was added later, whose value `default` stands for not written.

    Such a field is left out when it is not written, so that adding it changes the version of no existing content.
    """
    # No function of Python: it is called a hundred times for each measure.
    return partial(operator.is_, None) if default is None else partial(operator.eq, default)


def read_date(value: Any) -> Any:
    """Return the date that the string `value` gives as `YYYY-MM-DD`, or `value` itself where it gives none.

    What is returned unchanged is for the strict date check that follows to refuse. The year has four digits without a
    leading zero: an earlier year is a typing error, and JavaScript reads a year below 100 as one of the 20th century.
    """
    if isinstance(value, str) and re.fullmatch(DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return value


Day = Annotated[
    date,
    BeforeValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{DAY}$"}),
]
Many = Annotated[tuple[Item, ...], Field(strict=False)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Number = int | float
PageAddress = Annotated[str, StringConstraints(pattern=WEB_PAGE, max_length=LONGEST_WEB_PAGE)]
Quote = Annotated[Text, Field(description="原文：与本项措施正文逐字一致的一段")]
