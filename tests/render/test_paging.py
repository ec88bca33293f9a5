"""Long lists are cut into pages, and every measure is still listed once."""

from __future__ import annotations

import re

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import load
from policy_explorer.render import list_values, pages
from policy_explorer.render.paging import list_pages
from policy_explorer.validate.validate import validate
from support.site_render import page_files


def shown(groups: list[tuple[str, str]], most: int = 3) -> list[tuple[str, list[tuple]]]:
    return [
        (
            list_page.path,
            [(section.group, "".join(section.keys), section.begin, section.is_whole) for section in list_page.sections],
        )
        for list_page in list_pages("a/b.html", groups, most)
    ]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], [("a/b.html", [])]),
        ([("x", "")], [("a/b.html", [])]),
        ([("x", "123")], [("a/b.html", [("x", "123", 0, True)])]),
        (
            [("x", "12"), ("", ""), ("y", "34")],
            [("a/b.html", [("x", "12", 0, True), ("y", "3", 0, False)]), ("a/b_2.html", [("y", "4", 1, False)])],
        ),
        (
            [("x", "1234567")],
            [
                ("a/b.html", [("x", "123", 0, False)]),
                ("a/b_2.html", [("x", "456", 3, False)]),
                ("a/b_3.html", [("x", "7", 6, False)]),
            ],
        ),
    ],
)
def test_a_list_goes_on_where_a_page_is_full(groups, expected):
    assert shown(groups) == expected


def test_on_many_pages_every_list_still_holds_every_measure(several_content, monkeypatch):
    monkeypatch.setattr(pages, "MOST_LISTED", 1)
    monkeypatch.setattr(list_values, "MOST_LISTED", 0)
    monkeypatch.setattr(
        "policy_explorer.render.list_values.list_pages", lambda path, groups, most=1: list_pages(path, groups, 1)
    )
    site = derive(validate(load(several_content)))
    made = {path: html.decode() for path, html in page_files(site).items()}
    listed = {path: re.findall(r'<li class="measure-item" data-measure="([^"]+)"', html) for path, html in made.items()}

    def on_pages_of(start):
        return sorted(
            key for path, keys in listed.items() if re.fullmatch(rf"{start}(_\d+)?\.html", path) for key in keys
        )

    assert on_pages_of("deadlines") == sorted(site.measures)
    for each in site.departments:
        assert on_pages_of(each.url.removesuffix(".html")) == sorted(each.leads + each.takes_part)
    for sector_page in site.sectors:
        assert on_pages_of(sector_page.url.removesuffix(".html")) == sorted(sector_page.measures + sector_page.general)
    directories = [
        re.findall(r'class="directory-item" href="\.\./(documents/[^"]+)"', made[f"documents/index{end}.html"])
        for end in ("", "_2", "_3")
    ]
    newest = sorted(site.documents, key=lambda page: page.notice.document.issued, reverse=True)
    assert directories == [[page.url] for page in newest]
    assert (
        'href="deadlines_2.html"' in made["deadlines.html"]
        and 'rel="prev" href="deadlines.html"' in made["deadlines_2.html"]
    )
    implied = next(page for page in site.departments if page.implied)
    assert f"<strong>{len(implied.implied)}</strong> 项</span></span></a></li>" in made[implied.url]
    examples = [
        key
        for path, html in made.items()
        if path.startswith("examples/")
        for key in re.findall(r'<details class="example-measure" data-measure="([^"]+)"', html)
    ]
    assert sorted(examples) == sorted(key for key, entry in site.measures.items() if list_values.has_examples(entry))
    assert "examples/" in made["method.html"] and "condition-table" not in made["questionnaire.html"]
    assert all(page.url in made["questionnaire.html"] for page in site.documents)
