"""The data of the explorer agree with the content."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from policy_explorer.build.plan import keys_in
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import Site
from policy_explorer.load.loader import load
from policy_explorer.render import explorer_data
from policy_explorer.render.cards import card
from policy_explorer.render.charts import MOST_BARS, charts
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.explorer_page import PAGE_SIZE, SMALL_SITE, explorer_page, shown_at_first
from policy_explorer.render.facets import facets
from policy_explorer.render.slices import slices
from policy_explorer.text.access_wording import divisions_of
from policy_explorer.validate.validate import validate
from support.copied_notice import site_of_copies


@pytest.fixture(scope="module", params=["real", "tiny"])
def site(request, real_content, tiny_content) -> Site:
    return derive(validate(load(real_content if request.param == "real" else tiny_content)))


def read(content: bytes, name: str):
    head, value = content.decode().split("=", 1)
    assert head == f"globalThis.{name}"
    return json.loads(value.rstrip().removesuffix(";"))


def columns(site: Site) -> dict:
    return read(explorer_data.file(site, facets(site))[1], "explorerData")


def values_of(facet: dict) -> list[set[str]]:
    """For each measure the ids of its options."""
    ids = [option[0] for option in facet["options"]]
    return [{ids[place] for place in ([own] if isinstance(own, int) else own)} for own in facet["values"]]


def test_a_row_stands_for_each_measure_in_order(site):
    data = columns(site)
    keys = [
        f"{data['documents'][document]}/{number}"
        for document, number in zip(data["document"], data["number"], strict=True)
    ]
    assert keys == list(site.measures)
    days = [date.fromisoformat(day) for day in data["days"]]
    assert [(days[a], days[b]) for a, b in zip(data["from"], data["until"], strict=True)] == [
        (entry.period.from_, entry.period.until) for entry in site.measures.values()
    ]


@pytest.mark.parametrize(
    ("facet", "slugs"),
    [
        ("access", lambda entry: set(divisions_of(own.benefit for own in entry.benefits))),
        ("sector", lambda entry: {sector.slug for sector in entry.sectors}),
        ("kind", lambda entry: {own.kind.slug for own in entry.benefits}),
        ("audience", lambda entry: {audience.slug for audience in entry.audiences}),
        ("lead", lambda entry: {department.slug for department in entry.lead}),
        ("part", lambda entry: {department.slug for department in entry.responsible + entry.implied}),
        ("chapter", lambda entry: {f"{entry.document.id}.{entry.measure.chapter}"}),
    ],
)
def test_every_facet_holds_what_the_measures_say(site, facet, slugs):
    column = next(column for column in columns(site)["facets"] if column["id"] == facet)
    assert values_of(column) == [slugs(entry) for entry in site.measures.values()]


def general(entry) -> set[str]:
    return {sector.slug for sector in entry.sectors if sector.everything}


def test_counts_at_rest_are_those_of_the_whole_list(site):
    for facet in facets(site):
        for place, option in enumerate(facet.options):
            fitting = {place, facet.covers_all}
            assert option.count == sum(bool(fitting.intersection(own)) for own in facet.values) > 0


def test_a_sector_counts_what_is_for_all_and_what_names_it_once(site):
    sectors = next(facet for facet in facets(site) if facet.id == "sector")
    for option in sectors.options:
        own = {key for key, entry in site.measures.items() if option.id in {each.slug for each in entry.sectors}}
        for_all = {key for key, entry in site.measures.items() if general(entry)}
        assert (option.count, option.general) == (len(own | for_all), len(for_all - own))
        assert all(values[-1] == sectors.covers_all for values in sectors.values if sectors.covers_all in values)


def test_units_added_by_a_standing_rule_are_marked(site):
    part = next(facet for facet in facets(site) if facet.id == "part")
    implied = {department.slug for entry in site.measures.values() for department in entry.implied}
    assert {option.id for option in part.options if option.implied} == implied


def test_the_document_is_a_facet_only_where_there_are_several(site):
    assert "document" not in [facet.id for facet in facets(site)]
    page = explorer_page(site, facets(site))
    assert not page.several_documents


def test_the_charts_draw_what_the_facets_count(site):
    by_id = {facet.id: {option.id: option.count for option in facet.options} for facet in facets(site)}
    drawn = charts(site, facets(site))
    assert [own.facet for own in drawn] == ["chapter", "lead"]
    assert {own.scale for own in drawn} == {max(bar.count for own in drawn for bar in own.bars)}, "side by side"
    for own in drawn:
        counts = by_id[own.facet]
        assert {bar.id: bar.count for bar in own.bars}.items() <= counts.items()
        assert len(own.bars) == min(len(counts), MOST_BARS) and (own.rest is None) == (len(counts) <= MOST_BARS)
        assert sorted(bar.count for bar in own.bars) == sorted(counts.values())[-MOST_BARS:]


def test_of_several_documents_the_chart_shows_the_documents(tiny_content):
    site = site_of_copies(tiny_content, MOST_BARS + 1)
    by_document, _ = charts(site, facets(site))
    assert (by_document.facet, by_document.rest) == (
        "document",
        (f"全部 {MOST_BARS + 1} 份文件", "documents/index.html"),
    )
    assert [(bar.id, bar.url) for bar in by_document.bars] == [
        (page.notice.document.id, page.url) for page in site.documents[:MOST_BARS]
    ]


def test_figures_on_a_card_stand_in_the_text_and_have_their_whole_unit(site):
    for entry in site.measures.values():
        units = {amount.unit for amount in entry.amounts}
        for _, figure in card(site.summaries[entry.key]).amounts:
            written, slash, per = figure.partition("/")
            digits = re.sub(
                "^(不低于|不超过|超过|低于)", "", written
            )  # 不低于 may stand farther ahead: 不低于采购合同金额50%
            assert digits in "".join(entry.measure.text.split()) or figure in entry.measure.text
            assert not slash or any(unit.endswith(slash + per) for unit in units)


def test_titles_with_marks_of_their_own_stand_apart(real):
    assert real.summaries["gulou-2023-1/22"].gives == "引进品牌首店、旗舰店等；打造福州市元宇宙产业创新基地"
    assert real.summaries["gulou-2023-1/13"].gives == "重点产业链招商、战略性新兴产业招商"


def test_a_card_gives_a_bound_in_the_form_of_the_page(real):
    assert card(real.summaries["gulou-2023-1/17"]).amounts == (
        ("预付款占采购合同金额的比例", "不低于50%"),
        ("面向中小企业的预留份额", "40%以上"),
    )


def test_a_small_site_shows_all_its_cards_and_needs_no_file_for_them(site):
    assert len(explorer_page(site, facets(site)).cards) == len(site.measures) <= SMALL_SITE
    assert not needs_words(site)


def test_a_large_site_shows_the_first_and_keeps_the_words_of_all(tiny_content):
    site = site_of_copies(tiny_content, 30)
    page = explorer_page(site, facets(site))
    assert shown_at_first(len(site.measures)) == PAGE_SIZE == len(page.cards)
    assert columns(site)["titles"] == [entry.measure.title for entry in site.measures.values()]
    words = []
    for document_page in site.documents:
        own = [site.summaries[key] for key in keys_in(document_page)]
        files = dict(explorer_data.word_files(document_page.notice.document.id, own))
        for name, _ in slices(document_page.notice.document.id, own):
            words += rows_of(files[f"data/cards/{name}.js"], "explorerCards", name)
    assert words == [
        [c.gives, [list(amount) for amount in c.amounts], c.summary] for c in map(card, site.summaries.values())
    ]


def test_a_slice_holds_neighbours(monkeypatch):
    monkeypatch.setattr("policy_explorer.render.slices.SLICE", 2)
    assert list(slices("a", [1, 2, 3])) == [("a_0", [1, 2]), ("a_1", [3])]


def rows_of(content: bytes, variable: str, name: str) -> list:
    head, rows = content.decode().split("]=", 1)
    assert head == f'(globalThis.{variable}=globalThis.{variable}||{{}})["{name}"'
    return json.loads(rows.rstrip().removesuffix(";"))


def test_chapters_of_several_documents_know_their_document(tiny_content):
    site = site_of_copies(tiny_content, 3)
    by_id = {column["id"]: column for column in columns(site)["facets"]}
    assert values_of(by_id["document"]) == [{entry.document.id} for entry in site.measures.values()]
    ids = [f"{document}.{number}" for document, chapters in by_id["chapter"]["options"] for number, _ in chapters]
    assert [ids[place] for place in by_id["chapter"]["values"]] == [
        f"{entry.document.id}.{entry.chapter.number}" for entry in site.measures.values()
    ]
