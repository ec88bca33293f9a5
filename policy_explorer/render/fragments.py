"""The smallest components, as functions: a value in, HTML out. Pure.

Of these a page holds dozens, and a site of ten thousand measures a million; a macro of a template costs ten times as
much to call. The macros of the same names (templates/components/) are these functions, for templates where that is no matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from policy_explorer.derive.site import ResolvedPeriod
from policy_explorer.model import Amount, Condition, Department, Question, parts
from policy_explorer.render.escaping import escaped
from policy_explorer.render.figures import figure
from policy_explorer.render.passages import sentence_anchor
from policy_explorer.text.wording import condition_wording, day_wording, list_heading

LONGEST_NAME, CUT_NAME, MORE = 29, 23, "…"  # of what a link is called for those who hear it
GIVEN, BOUNDS = ("amount", "rate"), ("threshold", "count")


def official(text: str, href: str | None = None, place: str = "见原文") -> Markup:
    """A quote of the notice, with a link to where it stands."""
    link = quote_link(text, href, place) if href else ""
    return Markup(f'<blockquote class="official quote"><p>{escaped(text)}</p>{link}</blockquote>\n')


def quote_link(text: str, href: str, place: str) -> str:
    name = text if len(text) <= LONGEST_NAME else text[:CUT_NAME] + MORE
    return f'<a class="quote-place" href="{escaped(href)}" aria-label="{escaped(place)}：{escaped(name)}">{escaped(place)}</a>'


def quote_of(quote: str, text: str) -> Markup:
    """A quote of the measure's own text, on the page where that stands."""
    return official(quote, f"#{sentence_anchor(text, quote)}")


def department_links(departments: Iterable[Department], root: str) -> Markup:
    rows = "".join(
        f'  <li><a href="{root}departments/{its.slug}.html">{escaped(its.name)}</a></li>\n' for its in departments
    )
    return Markup(f'<ul class="inline-list">\n{rows}</ul>\n')


def period(term: ResolvedPeriod, block: bool = False) -> Markup:
    return period_of(term.from_, term.until, term.superseded_from, block)


@lru_cache(maxsize=4096)
def time(day: date) -> Markup:
    return Markup(f'<time datetime="{day.isoformat()}">{day_wording(day)}</time>')


@lru_cache(maxsize=4096)  # most measures hold as long as their document
def period_of(from_: date, until: date, superseded_from: date | None, block: bool) -> Markup:
    first, last = from_.isoformat(), until.isoformat()
    days = f"{time(from_)} 至 {time(until)}"
    ended = f' data-superseded="{superseded_from.isoformat()}"' if superseded_from else ""
    kind, slot = (" period-block", '="words"') if block else ("", "")
    return Markup(
        f'<span class="period{kind}" data-from="{first}" data-until="{last}"{ended}><span class="period-days">{days}</span>'
        f' <span class="state" data-state-slot{slot} hidden></span></span>'
    )


def benefit_figures(amounts: Iterable[Amount]) -> Markup:
    """Amounts and rates stand out; thresholds and counts follow; figures that are part of a name are left to the text."""
    lists = figure_list("figures", amounts, GIVEN) + figure_list("figures figures-small", amounts, BOUNDS)
    return Markup(f'<div class="benefit-figures">\n{lists}</div>\n' if lists else "")


def figure_list(kind: str, amounts: Iterable[Amount], roles: tuple[str, ...]) -> str:
    rows = "".join(
        f"  <div><dt>{escaped(its.label)}</dt><dd>{escaped(figure(its))}</dd></div>\n"
        for its in amounts
        if its.role in roles
    )
    return f'<dl class="{kind}">\n{rows}</dl>\n' if rows else ""


def condition_list(condition: Condition, questions: Mapping[str, Question], lead: Iterable[str] = ()) -> Markup:
    """A rule as nested lists: each condition in words beside the clause that it was read from."""
    lead = tuple(lead)
    if inside := parts(condition):
        return Markup(f'<div class="conditions">\n{condition_group(condition, inside, questions, lead)}\n</div>\n')
    return Markup(
        f'<div class="conditions">\n<ul class="condition-list">\n{condition_item(condition, questions, lead)}\n</ul>\n</div>\n'
    )


def condition_group(
    condition: Condition, inside: tuple[Condition, ...], questions: Mapping[str, Question], lead: tuple[str, ...]
) -> str:
    items = "".join(f"{condition_item(part, questions, lead)}\n" for part in inside)
    return f'<p class="condition-heading">{list_heading(condition)}</p>\n<ul class="condition-list">\n{items}</ul>\n'


def condition_item(condition: Condition, questions: Mapping[str, Question], lead: tuple[str, ...]) -> str:
    if inside := parts(condition):
        return f'<li class="condition condition-group">\n{condition_group(condition, inside, questions, lead)}\n</li>\n'
    return f"{clause_row(condition_wording(condition, questions, lead), condition.quote)}\n"


def clause_row(words: str, clause: str) -> Markup:
    return Markup(
        f'<li class="condition"><span class="condition-words">{escaped(words)}</span>\n<q class="official condition-clause">{escaped(clause)}</q></li>\n'
    )
