"""The Jinja environment that every page is rendered in.

Strict (an undefined name is an error) and escaping but in plain text (content is text, never HTML). Templates lie at
the top level of the repository, beside the package; they are read, nothing is written.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from .. import wording
from ..markdown import markdown
from ..model import parts
from . import condition_rows, content_policy, figures, passages, qr_code

TEMPLATES = Path(__file__).parents[2] / "templates"


def environment() -> Environment:
    return environment_of(TEMPLATES)


@cache
def environment_of(templates: Path) -> Environment:
    """Kept, so that each template is compiled once; one that changed on the disk is compiled again."""
    jinja = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
        cache_size=-1,
    )
    jinja.filters |= {
        "day": wording.day_wording,
        "document_name": wording.document_wording,
        "span": figures.span,
        "figure": figures.figure,
        "sentences": passages.sentences,
        "markdown": markdown,
        "by_id": wording.by_id,
        "condition_heading": wording.list_heading,
        "condition_parts": parts,
        "condition_wording": wording.condition_wording,
        "condition_rows": condition_rows.condition_rows,
        "qr_code": qr_code.qr_code,
        "hash_source": content_policy.hash_source,
        "file_size": figures.file_size,
        "example_answers": wording.example_answers,
        "verdict_label": wording.VERDICT_LABELS.__getitem__,
    }
    jinja.globals |= {
        "sentence_anchor": passages.sentence_anchor,
        "document_anchor": passages.document_anchor,
    }
    return jinja
