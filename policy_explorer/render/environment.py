"""The Jinja environment in which every page is rendered. Reads templates/.

It is strict: an undefined name is an error. It escapes everywhere but in plain text, since content is text, never HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    select_autoescape,
)
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment, SecurityError

from policy_explorer.derive import contact, ways
from policy_explorer.derive.addresses import companion_url
from policy_explorer.derive.companions import companion_facts
from policy_explorer.derive.effective_rule import clause_place
from policy_explorer.derive.follow_up_wording import follow_up_name
from policy_explorer.derive.term_wording import extension_end, extension_wording, term_wording
from policy_explorer.derive.unsaid import phones, unsaid_words
from policy_explorer.derive.window_wording import window_rule
from policy_explorer.model import parts
from policy_explorer.publish.folder_files import Stamp, stamps
from policy_explorer.render import (
    accessibility_clauses,
    condition_rows,
    content_policy,
    error_report,
    figures,
    fragments,
    government_tags,
    look,
    passages,
    payout_entries,
    qr_code,
    quote_places,
    window_entries,
)
from policy_explorer.render.assets import parts_digest
from policy_explorer.render.escaping import PageTemplate
from policy_explorer.resources import TEMPLATES
from policy_explorer.text import access_wording, citation, condition_wording, wording

Pieces = tuple[tuple[str, str], ...]
OWN = "templates/"
OWN_FILES = "skin/templates/"  # as an editor sees them
LARGEST = 10**9
State = tuple[tuple[str, Stamp], ...]


def environment(compiled: BytecodeCache | None = None, own_look: look.Look | None = None) -> Environment:
    """Return the environment for the templates as they are now. `compiled` stores compiled templates for the next run.

    The pieces of the look that are under templates/ are put in place of the templates of that name.
    """
    pieces = own_look.pieces if own_look else ()
    own = tuple((path.removeprefix(OWN), text) for path, text in pieces if path.startswith(OWN))
    jinja = environment_of(TEMPLATES, state_of(TEMPLATES), None if own else compiled, own)
    jinja.globals["parts"] = parts_digest(look=own_look)
    return jinja


def state_of(templates: Path) -> State:
    return tuple(sorted(stamps(templates)))


def own_source(own: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    """Return a template of the content and the file that faults in it name."""
    return (own[name], f"{OWN_FILES}{name}", None) if name in own else None


class OwnTemplates(SandboxedEnvironment):
    """The environment of templates of the content: they run no program, and compute nothing that signals could not end.

    Loops are not bounded; see docs/reliability.md.
    """

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = all(isinstance(each, int | float) and abs(each) <= LARGEST for each in (left, right))
        if operator == "**" or not numbers:
            raise SecurityError(
                f"{operator} is for numbers up to {LARGEST}" if operator == "*" else "** is not allowed"
            )
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=2)
def environment_of(templates: Path, state: State, compiled: BytecodeCache | None, own: Pieces = ()) -> Environment:
    """Return the environment of `templates`. Cached while the files stay the same, so that each is compiled once."""
    jinja = (OwnTemplates if own else Environment)(
        loader=ChoiceLoader([FunctionLoader(partial(own_source, dict(own))), FileSystemLoader(templates)])
        if own
        else FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # templates have next to nothing that could be computed in advance, and looking takes a tenth longer
        cache_size=-1,
        bytecode_cache=compiled,
    )
    jinja.template_class = PageTemplate
    jinja.filters |= {
        "day": wording.day_wording,
        "citation": citation.citation_words,
        "before_title": citation.before_title,
        "document_name": wording.document_wording,
        "span": figures.span,
        "date_role": figures.date_role,
        "issued_words": figures.issued_words,
        "figure": figures.figure,
        "sentences": passages.sentences,
        "numbered_sentences": passages.numbered_sentences,
        "by_id": wording.by_id,
        "condition_heading": condition_wording.list_heading,
        "condition_parts": parts,
        "condition_wording": condition_wording.condition_wording,
        "clause_place": clause_place,
        "condition_rows": condition_rows.condition_rows,
        "qr_code": qr_code.qr_code,
        "hash_source": content_policy.hash_source,
        "file_size": figures.file_size,
        "amounts_in_words": figures.amounts_in_words,
        "period_in_words": figures.period_in_words,
        "ending_words": figures.ending_words,
        "start_of_term": fragments.start_of_term,
        "end_of_term": fragments.end_of_term,
        "last_day": fragments.last_day,
        "computed_words": figures.computed_words,
        "counted_words": figures.counted_words,
        "names": figures.names,
        "short_ways": ways.short_words,
        "document_ways": ways.document_ways,
        "department_ways": ways.department_ways,
        "companion_facts": companion_facts,
        "companion_url": lambda companion, document: companion_url(document, companion),
        "contact": contact.contact_of,
        "benefit_contact": contact.benefit_contact,
        "official": fragments.official,
        "quote_of": fragments.quote_of,
        "own_dates": fragments.own_dates,
        "quote_in_words": fragments.quote_in_words,
        "clause_link": fragments.clause_link,
        "quotes_elsewhere": quote_places.quotes_elsewhere,
        "clauses_beside": quote_places.clauses_beside,
        "access_label": access_wording.access_label,
        "strength_wording": access_wording.strength_wording,
        "department_links": fragments.department_links,
        "period": fragments.period,
        "extension_wording": extension_wording,
        "follow_up_name": follow_up_name,
        "unsaid": unsaid_words,
        "phones": phones,
        "extension_end": extension_end,
        "window_rule": window_rule,
        "window": window_entries.window_element,
        "term_attributes": fragments.term_attributes,
        "term_wording": term_wording,
        "time": fragments.time,
        "benefit_figures": fragments.benefit_figures,
        "payout_words": payout_entries.payout_words,
        "condition_list": fragments.condition_list,
        "clause_row": fragments.clause_row,
        "example_answers": wording.example_answers,
        "mail_address": error_report.mail_address,
        "verdict_label": wording.VERDICT_LABELS.__getitem__,
    }
    jinja.globals |= {
        "past": fragments.past,
        "look_of": look.look_of,
        "contact_for_errors": error_report.contact_for_errors,
        "report_text": error_report.report_text,
        "accessibility_clauses": accessibility_clauses.by_principle(),
        "government_tags": government_tags.government_tags,
        "sentence_anchor": passages.sentence_anchor,
        "quote_address": quote_places.quote_address,
        "nothing_to_do": access_wording.LABELS["government"],
    }
    return jinja
