"""Whom to ask: the units of a benefit, of a measure, those that a standing rule adds, or nobody."""

from __future__ import annotations

import pytest

from policy_explorer.derive.contact import (
    IMPLIED,
    LEAD,
    NOBODY,
    NOT_STATED,
    RESPONSIBLE,
    benefit_contact,
    contact_of,
    leading,
    responsible,
)
from policy_explorer.derive.site import SiteMeasure, WholeSite
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate
from support.rendered_pages import with_measure

DOCUMENT = "yunxi-2031-7"


def entry(site: WholeSite, number: int, document: str = DOCUMENT) -> SiteMeasure:
    return site.measures[f"{document}/{number}"]


def names(units) -> list[str]:
    return [unit.name for unit in units]


def test_the_lead_is_asked(units):
    contact = contact_of(entry(units, 3))
    assert (contact.role, contact.names, contact.deciders) == (LEAD, ("县财政局",), ("县财政局",))


def test_where_no_unit_is_stated_the_site_says_so(units):
    contact = contact_of(entry(units, 7))
    assert (contact.role, contact.names, contact.words, contact.deciders) == (NOBODY, (), NOT_STATED, ())


def test_units_of_benefits_count_for_their_measure(units):
    measure = entry(units, 8)
    assert not measure.lead and names(leading(measure)) == ["各乡镇", "县财政局"]
    assert [benefit_contact(own, measure).names for own in measure.benefits] == [("各乡镇",), ("县财政局",)]
    by_slug = {page.department.slug: page.leads for page in units.departments}
    assert measure.key in by_slug["townships"] and measure.key in by_slug["finance"]


@pytest.mark.parametrize(
    ("changes", "role", "asked"),
    [
        ({"lead": (), "responsible": ("县财政局",)}, RESPONSIBLE, ("县财政局",)),
        ({"lead": (), "responsible": (), "units_quote": None}, IMPLIED, ("各乡镇",)),
    ],
)
def test_without_a_lead_the_next_units_are_asked(tiny_content, changes, role, asked):
    catalogue = validate(load(tiny_content))
    contact = contact_of(with_measure(catalogue, 3, **changes).measures["yunxi-2031-5/3"])
    assert (contact.role, contact.names) == (role, asked)
    assert contact.deciders == (asked if role == RESPONSIBLE else ())


def test_a_unit_that_a_benefit_names_is_not_implied(tiny_content):
    catalogue = validate(load(tiny_content))
    measure = catalogue.notices[0].measures[2]
    benefit = measure.benefits[0].model_copy(update={"responsible": ("各乡镇",), "units_quote": "农业局"})
    found = with_measure(catalogue, 3, benefits=(benefit,)).measures["yunxi-2031-5/3"]
    assert found.implied == () and names(responsible(found)) == ["县农业局", "各乡镇"]
