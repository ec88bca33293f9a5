"""What the pages of other measures say of each benefit: from whole notices, or from what a build remembers of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from policy_explorer.derive.addresses import measure_key
from policy_explorer.derive.benefit_relations import NamedBenefit
from policy_explorer.derive.site import MeasureSummary
from policy_explorer.model import Notice
from policy_explorer.text.citation import label_of
from policy_explorer.text.wording import document_wording


def benefit_titles(notice: Notice) -> dict[str, str]:
    """Return the title of each benefit of a notice, by its key."""
    return {
        f"{measure_key(notice.document, measure)}/{benefit.id}": benefit.title
        for measure in notice.measures
        for benefit in measure.benefits
    }


def names_of_notices(notices: Iterable[Notice]) -> dict[str, NamedBenefit]:
    """Return what other pages say of each benefit, by its key."""
    return {
        key: named_benefit(key, title, label_of(each.document, measure), document_wording(each.document))
        for each in notices
        for measure in each.measures
        for key, title in benefit_titles(replace(each, measures=(measure,))).items()
    }


def named_benefits(summaries: Iterable[MeasureSummary], titles: Mapping[str, str]) -> dict[str, NamedBenefit]:
    """Return the same, from the summaries of all measures and the titles of all benefits."""
    of_measure = {each.key: each for each in summaries}
    rows = ((key, title, of_measure[key.rpartition("/")[0]]) for key, title in titles.items())
    return {key: named_benefit(key, title, row.label, row.document_name) for key, title, row in rows}


def named_benefit(key: str, title: str, label: str, document_name: str) -> NamedBenefit:
    document, number, id = key.split("/")
    return NamedBenefit(key, title, f"measures/{document}-{number}.html#b-{id}", document, document_name, label)
