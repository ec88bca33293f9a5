"""Render the smallest components as functions: values go in, HTML comes out. No effects.

A page has dozens of them, and a site of ten thousand measures a million, while a template macro takes ten times as long to
call. The macros of the same names in templates/components/ call these functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from policy_explorer.derive.effective_rule import RuleSource
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.derive.term import Term, plain_term
from policy_explorer.derive.term_wording import term_wording
from policy_explorer.model import AllOf, Amount, Condition, CountOf, Department, FactTest, Manual, Question, parts
from policy_explorer.render.escaping import escaped
from policy_explorer.render.figures import end_words, figure, start_words
from policy_explorer.render.quote_places import own_address, quote_place, stands_here
from policy_explorer.render.stretches import later_entries, stretch_entries
from policy_explorer.text.condition_wording import condition_wording, list_heading
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes.periods import iso_or_none
from policy_explorer.text.wording import day_wording

LONGEST_NAME, CUT_NAME, ELLIPSIS = 29, 23, "…"  # characters of a quote in the accessible name of a link
FROM_MEASURE = "../"  # from the page of a measure to the top of the site
COLLECTIVE = '<span class="unit-collective">（泛指，原文没有列出名称）</span>'
GIVEN, BOUNDS = ("amount", "rate"), ("threshold", "count")


def official(text: str, href: str | None = None, place: str = "见原文") -> Markup:
    """Render a quote of the notice, with a link to its place if `href` is given. `place` is the text of the link."""
    link = quote_link(text, href, place) if href else ""
    return Markup(f'<blockquote class="official quote"><p>{escaped(text)}</p>{link}</blockquote>\n')


def quote_link(text: str, href: str, place: str) -> str:
    name = f"{place}：{shortened(text)}"
    return f'<a class="quote-place" href="{escaped(href)}" aria-label="{escaped(name)}">{escaped(place)}</a>'


def shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_NAME else quote[:CUT_NAME] + ELLIPSIS


def quote_of(quote: str, entry: SiteMeasure, words: str = "") -> Markup:
    """Render a quote on the page of the measure `entry`: a link to its place, or the words where they stand elsewhere.

    `words` are the text of the link where it is not the only one.
    The page has the text and the tables of the measure once, whole. A script marks the clause there.
    """
    if stands_here(entry, quote):
        return Markup(f'<p class="quote-line">{link_to_clause(quote, entry, words, here=True)}</p>\n')
    return official(quote, *own_address(entry, quote, FROM_MEASURE))


def quote_in_words(quote: str, entry: SiteMeasure) -> Markup:
    """Render a quote on the page of `entry` in its words, also where they stand on the page: behind 本项原文写明："""
    if not stands_here(entry, quote):
        if "#" in quote_place(entry, quote):
            return quote_of(quote, entry)
        return Markup(f'<blockquote class="official quote"><p>{escaped(quote)}</p></blockquote>\n')
    link = link_to_clause(quote, entry, "", here=True)
    return Markup(f'<blockquote class="official quote"><p>{escaped(quote)}</p>{link}</blockquote>\n')


def own_dates(entry: SiteMeasure) -> str:
    """Write where the dates of a measure stand that the notice states: in its own text, or elsewhere, for several."""
    if entry.measure.period.basis == "other":
        return "依另外的政策文件，本项原文："
    quote = entry.period.quote
    return "本项原文写明：" if not quote or stands_here(entry, quote) else "文件另有一处写明本项："


def clause_link(quote: str, entry: SiteMeasure, words: str = "") -> Markup:
    """Render a link from the page of `entry` to a quote that stands on it. `words` are shown, or else where that is."""
    return Markup(link_to_clause(quote, entry, words, stands_here(entry, quote)))


def link_to_clause(quote: str, entry: SiteMeasure, words: str, here: bool) -> str:
    """Return the HTML of `clause_link`. `here` is whether the quote stands on the page."""
    href, place = own_address(entry, quote, FROM_MEASURE)  # neither has a character to escape
    clause = f' data-clause="{escaped(quote)}"' if here else ""
    name = "" if words else f' aria-label="{place}：{escaped(shortened(quote))}"'
    return f'<a class="quote-place" href="{href}"{clause}{name}>{escaped(words) if words else place}</a>'


@lru_cache(maxsize=64)
def past(words: str, then: str = "") -> Markup:
    """Render the attributes of words that a script replaces once a term has ended. `then` replaces them, or else 当时…."""
    replaced = then or "当时" + (words if words != "我符合吗" else "的条件")
    return Markup(f' data-now="{escaped(words)}" data-then="{escaped(replaced)}"')


def department_links(departments: Iterable[Department], root: str) -> Markup:
    """Render links to the pages of departments. `root` leads from the page to the top of the site."""
    rows = "".join(
        f'  <li><a href="{root}departments/{department.slug}.html">{escaped(department.name)}</a>{COLLECTIVE if department.collective else ""}</li>\n'
        for department in departments
    )
    return Markup(f'<ul class="inline-list">\n{rows}</ul>\n')


@lru_cache(maxsize=4096)
def time(day: date) -> Markup:
    return Markup(f'<time datetime="{day.isoformat()}">{day_wording(day)}</time>')


def period(term: Term, block: bool = False) -> Markup:
    """Render the days of a term; a script adds whether it is open. `block` gives that a line of its own.

    The days are plain words, for the element itself names them for machines, and lists have hundreds.
    """
    return period_of(plain_term(term), block)


@lru_cache(maxsize=4096)  # most measures have the period of their document
def period_of(term: Term, block: bool) -> Markup:
    classes, slot = (" period-block", '="words"') if block else ("", "")
    return Markup(
        f'<span class="period{classes}"{term_attributes(term)}><span class="period-days">{term_wording(term)}</span>'
        f' <span class="state" data-state-slot{slot} hidden></span></span>'
    )


def start_of_term(term: Term) -> str:
    """Render the first day of a term, or that there is none."""
    return start_of(plain_term(term))


@lru_cache(maxsize=4096)
def start_of(term: Term) -> str:
    return start_words(term, time)


def end_of_term(term: Term) -> str:
    """Render how a term ends."""
    return end_of(plain_term(term))


@lru_cache(maxsize=4096)
def end_of(term: Term) -> str:
    return end_words(term, time)


def last_day(term: Term) -> str:
    """Render the last day alone, where that is all there is to say of how a term ends; else how it ends."""
    plain = term.until and term.undated_end is None and not (term.earlier or term.provisional)
    return time(term.until) if plain and term.until else end_of_term(term)


def term_attributes(term: Term) -> Markup:
    """Render the attributes of an element that shows a term, from which a script computes its state.

    `data-from` and `data-until` are the days, where there are any; `data-ends` says how it ends where no day does, or
    beside the day; `data-earlier` are the parts before an extension that does not follow at once, as JSON,
    and `data-afterwards` the times in which one can still apply.
    """
    later = later_entries(term)
    found = {
        "from": iso_or_none(term.from_),
        "issued": iso_or_none(term.issued),
        "until": iso_or_none(term.until),
        "ends": term.undated_end,
        "used-up": iso_or_none(term.used_up),
        "provisional": "" if term.provisional else None,
        "fact": term.fact,
        "superseded": iso_or_none(term.superseded_from),
        "earlier": escaped(compact(stretch_entries(term))) if term.earlier else None,
        "afterwards": escaped(compact(later)) if later else None,
    }
    return Markup("".join(f' data-{name}="{value}"' for name, value in found.items() if value is not None))


def benefit_figures(amounts: Iterable[Amount]) -> Markup:
    """Render amounts and rates large, then thresholds and counts. Figures that are part of a name are left out."""
    amounts = tuple(amounts)
    lists = figure_list("figures", amounts, GIVEN) + figure_list("figures figures-small", amounts, BOUNDS)
    return Markup(f'<div class="benefit-figures">\n{lists}</div>\n' if lists else "")


def figure_list(classes: str, amounts: Iterable[Amount], roles: tuple[str, ...]) -> str:
    rows = "".join(
        f"  <div><dt>{escaped(amount.label)}</dt><dd>{escaped(figure(amount))}</dd></div>\n"
        for amount in amounts
        if amount.role in roles
    )
    return f'<dl class="{classes}">\n{rows}</dl>\n' if rows else ""


class ConditionContext(NamedTuple):
    """What conditions are worded with: all questions of the site by id, and the departments that decide what no rule can.

    `root` leads from the page to the top of the site. `owner` is the measure whose page it is: clauses of its text are
    links to it.
    """

    questions: Mapping[str, Question]
    lead: tuple[str, ...]
    root: str
    owner: SiteMeasure | None = None


NOWHERE_ELSE: Mapping[int, RuleSource] = {}


def condition_list(
    condition: Condition,
    questions: Mapping[str, Question],
    lead: Iterable[str] = (),
    sources: Mapping[int, RuleSource] = NOWHERE_ELSE,
    root: str = "",
    owner: SiteMeasure | None = None,
) -> Markup:
    """Render a rule as nested lists: each condition in words, with the clause that it was read from or a link to it.

    `sources` say of top-level parts that stand outside the measure where they do. See `ConditionContext` for the others.
    """
    context = ConditionContext(questions, tuple(lead), root, owner)
    if inside := parts(condition):
        items = (condition_item(part, context, sources.get(place)) for place, part in enumerate(inside))
        return Markup(f'<div class="conditions">\n{condition_group(condition, items, None, context)}\n</div>\n')
    return Markup(
        f'<div class="conditions">\n<ul class="condition-list">\n{condition_item(condition, context)}\n</ul>\n</div>\n'
    )


def condition_group(
    condition: Condition, items: Iterable[str], source: RuleSource | None, context: ConditionContext
) -> str:
    rows = "".join(f"{item}\n" for item in items)
    heading = f'<p class="condition-heading">{list_heading(condition)}</p>\n'
    clause = ""
    if isinstance(condition, CountOf):
        clause = f"{quoted_clause(condition.quote, source, context.root, context.owner)}\n"
    return f'{heading}{clause}<ul class="condition-list">\n{rows}</ul>\n'


def condition_item(condition: Condition, context: ConditionContext, source: RuleSource | None = None) -> str:
    if isinstance(condition, FactTest | Manual):
        words = condition_wording(condition, context.questions, context.lead)
        return f"{clause_row(words, condition.quote, source, context.root, context.owner)}\n"
    items = (condition_item(part, context, source) for part in parts(condition))
    kind = (
        "" if isinstance(condition, CountOf) else " condition-all" if isinstance(condition, AllOf) else " condition-any"
    )
    return (
        f'<li class="condition condition-group{kind}">\n{condition_group(condition, items, source, context)}\n</li>\n'
    )


def clause_row(
    words: str, clause: str, source: RuleSource | None = None, root: str = "", owner: SiteMeasure | None = None
) -> Markup:
    """Render one condition in words beside the clause, and where that stands if it is outside the measure."""
    return Markup(
        f'<li class="condition"><span class="condition-words">{escaped(words)}</span>\n{quoted_clause(clause, source, root, owner)}</li>\n'
    )


def quoted_clause(clause: str, source: RuleSource | None, root: str, owner: SiteMeasure | None = None) -> Markup:
    """Render the clause of a condition, and where that stands if it is outside the measure; on its page a link to it."""
    if source is None and owner is not None and stands_here(owner, clause):
        return Markup(link_to_clause(clause, owner, "", here=True))
    place = source_label(clause, source, root) if source else ""
    return Markup(f'<q class="official condition-clause">{escaped(clause)}</q>{place}')


def source_label(clause: str, source: RuleSource, root: str) -> Markup:
    """Render the label of what stands outside the measure, with a link to the place of the clause."""
    address, label = source.place(clause), escaped(source.label)
    linked = f'<a href="{escaped(root + address)}">{label}</a>' if address else label
    return Markup(f'<span class="condition-source">{linked}</span>')
