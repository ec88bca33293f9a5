"""Where a quote stands in an official text: anchors that pages link to. Pure.

A text is cut into sentences only to give them ids; put together again they are the text, letter
for letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Notice

STOPS = "。；！？"
OPENING = "（《“‘【〔"
CLOSING = "）》”’】〕"
WHOLE_TEXT = "text"
MAIN = "main"


def sentences(text: str) -> tuple[str, ...]:
    """Cut after each stop that is not inside brackets or quotation marks."""
    pieces, begin, depth = [], 0, 0
    for at, sign in enumerate(text):
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        elif sign in STOPS and depth == 0:
            pieces.append(text[begin : at + 1])
            begin = at + 1
    return tuple(pieces) + ((text[begin:],) if begin < len(text) else ())


def sentence_anchor(text: str, quote: str) -> str:
    """The id, on a measure's page, of the sentence in which a quote begins."""
    at = unspaced(text).find(unspaced(quote))
    if at < 0:
        return WHOLE_TEXT
    end = 0
    for number, sentence in enumerate(sentences(text), start=1):
        end += len(unspaced(sentence))
        if at < end:
            return f"s-{number}"
    return WHOLE_TEXT


def document_anchor(notice: Notice, quote: str) -> str:
    """The id, on a document's page, of the passage or the measure that holds a quote."""
    wanted = unspaced(quote)
    return next((anchor for anchor, text in anchored_texts(notice) if wanted in unspaced(text)), MAIN)


def anchored_texts(notice: Notice) -> Iterator[tuple[str, str]]:
    document = notice.document
    yield from ((f"closing-{at}", passage.text) for at, passage in enumerate(document.closing, start=1))
    yield from ((f"opening-{at}", passage.text) for at, passage in enumerate(document.opening, start=1))
    yield from ((f"c-{chapter.number}", chapter.text) for chapter in document.chapters if chapter.text)
    yield from ((f"m-{measure.number}", measure.text) for measure in notice.measures)


def unspaced(text: str) -> str:
    return "".join(text.split())
