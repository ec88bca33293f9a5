"""How a measure is cited: as the notice cites it, such as 第三条 or （二）, or else by its number. Pure.

The *label* of a measure is its citation, or else its number alone: `第三条`, `3`. Lists show it before the title.
"""

from __future__ import annotations

from functools import lru_cache
from string import Formatter

from policy_explorer.model import Document, Measure
from policy_explorer.text.chinese_numbers import written_number

NUMBER_FIELDS = ("number", "chinese")


def numbered(form: str, number: int, **others: str) -> str:
    """Return the format string `form` with `number` for {number} and {chinese}, and `others` for further fields."""
    return form.format(number=number, chinese=written_number(number), **others)


@lru_cache(maxsize=64)  # the measures of a document have one form
def is_format(form: str, *others: str) -> bool:
    """Tell whether `form` has {number} or {chinese} and the fields `others`, each once, without format specifications."""
    try:
        fields = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(form) if name is not None]
    except ValueError:
        return False
    names = sorted(name for name, _, _ in fields)
    return any(names == sorted((number, *others)) for number in NUMBER_FIELDS) and not any(
        spec or conversion for _, spec, conversion in fields
    )


def heading_of(document: Document, measure: Measure) -> str:
    """Return how the notice begins a measure. Validation makes sure that one of the two fields says so."""
    return measure.heading or numbered(document.measure_heading or "", measure.number, title=measure.title)


def label_of(document: Document, measure: Measure) -> str:
    """Return the label of a measure: as the notice cites it, or its number."""
    return measure.citation or numbered(document.citation or "{number}", measure.number)


def citation_words(label: str) -> str:
    """Return the words that cite a measure within a sentence: 第三条, or 第 3 项."""
    return f"第 {label} 项" if label.isdecimal() else label


def before_title(label: str) -> str:
    """Return what stands before the title of a measure in running text: `第三条 ` or `3. `."""
    return f"{label}. " if label.isdecimal() else f"{label} "
