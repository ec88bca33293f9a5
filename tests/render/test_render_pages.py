"""Pages of each kind, from the fictional notice."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from support.rendered_pages import by_class, catalogue, find, parse, rendered, section, site, text, tiny  # noqa: F401
from support.site_render import page_files

ALL_KINDS = {
    *("index", "questionnaire", "measure", "departments", "department", "sectors", "sector", "deadlines"),
    *("document", "booklet", "method", "components", "404", "sitemap", "statements"),
}


def test_there_is_every_kind_of_page_and_a_page_for_each_measure(site, tiny):
    assert {page.find("body").get("class").removeprefix("page-") for page in tiny.values()} == ALL_KINDS
    assert {entry.url for entry in site.measures.values()} <= tiny.keys()


def test_every_page_is_valid_html_with_one_title_and_its_own_description(tiny):
    titles = {path: page.find("head/title").text for path, page in tiny.items()}
    assert len(set(titles.values())) == len(tiny)
    for page in tiny.values():
        assert len(list(page.iter("h1"))) == 1
        (description,) = find(page, "name", "description")
        assert description.get("content").strip()


def test_every_page_forbids_what_it_does_not_need(tiny):
    for page in tiny.values():
        (policy,) = find(page, "http-equiv", "Content-Security-Policy")
        assert "default-src 'none'" in policy.get("content")
        assert "unsafe-inline" not in policy.get("content")
        assert not find(page, "style") and not list(page.iter("style"))
        assert all(script.get("src") for script in page.iter("script"))


def test_ids_are_unique_and_links_inside_the_site_lead_somewhere(tiny):
    ids = {path: [e.get("id") for e in find(page, "id")] for path, page in tiny.items()}
    for path, page in tiny.items():
        assert len(ids[path]) == len(set(ids[path])), path
        for link in (e for e in page.iter("a") if "href" in e.attrib):
            target, _, anchor = resolved(path, link.get("href"))
            if target.startswith("data/") or target == "offline.html" or "://" in link.get("href"):
                continue
            assert target in tiny, (path, link.get("href"))
            if anchor and "=" not in anchor:
                assert anchor in ids[target], (path, link.get("href"))


def resolved(path: str, href: str) -> tuple[str, str, str]:
    address, mark, anchor = href.partition("#")
    if not address:
        return path, mark, anchor
    folder = path.split("/")[:-1]
    for step in address.split("/"):
        folder = folder[:-1] if step == ".." else [*folder, step]
    return "/".join(folder), mark, anchor


def test_navigation_says_where_one_is(tiny):
    for path, name in [
        ("index.html", "全部措施"),
        ("deadlines.html", "截止日期"),
        ("departments/finance.html", "部门"),
    ]:
        (here,) = find(tiny[path], "aria-current")
        assert text(here) == name


def test_canonical_address_only_where_the_site_knows_its_own(site, tiny):
    assert not any(find(page, "rel", "canonical") for page in tiny.values())
    published = rendered(site, "https://example.org/policy/")
    (canonical,) = find(published["measures/yunxi-2031-5-1.html"], "rel", "canonical")
    assert canonical.get("href") == "https://example.org/policy/measures/yunxi-2031-5-1.html"
    (home,) = find(published["index.html"], "property", "og:url")
    assert home.get("content") == "https://example.org/policy/"


def test_a_link_to_a_page_is_shown_with_what_it_is_and_a_picture_where_the_site_knows_its_address(site, tiny):
    def shared(page: Element) -> dict[str, str]:
        metas = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
        return {name: value for name, value in metas.items() if name and name.startswith(("og:", "twitter:"))}

    path = "measures/yunxi-2031-5-1.html"
    plain, placed = shared(tiny[path]), shared(rendered(site, "https://example.org/policy/")[path])
    assert plain.keys() == {"og:type", "og:locale", "og:site_name", "og:title", "og:description"}
    assert (plain["og:title"], plain["og:type"]) == (text(tiny[path].find(".//h1")), "article")
    assert plain["og:description"].endswith("（编者归纳）")
    assert placed.items() >= plain.items()
    assert placed["og:url"] == f"https://example.org/policy/{path}"
    assert placed["og:image"] == "https://example.org/policy/assets/share.png"
    assert (placed["og:image:width"], placed["og:image:height"], placed["twitter:card"]) == (
        "1200",
        "630",
        "summary_large_image",
    )
    assert placed["og:image:alt"]


def test_not_found_page_works_at_any_depth(site, tiny):
    deep = rendered(site, "https://example.org/policy")["404.html"]
    assert {link.get("href") for link in deep.iter("a")} >= {"/policy/index.html", "/policy/deadlines.html"}
    assert "index.html" in {link.get("href") for link in tiny["404.html"].iter("a")}


def test_the_same_site_gives_the_same_bytes(site):
    assert list(page_files(site).items()) == list(page_files(site).items())


def test_scripts_learn_where_the_root_is(tiny, site):
    assert tiny["measures/yunxi-2031-5-1.html"].get("data-root") == "../"
    assert tiny["index.html"].get("data-root") == ""
    assert tiny["index.html"].get("data-soon-days") == str(site.catalogue.settings.soon_days)


# Lists


def listed(page: Element, id_: str) -> list[str]:
    return [e.get("data-measure") for e in find(section(page, id_), "data-measure")]


def test_department_page_keeps_the_three_ways_of_taking_part_apart(tiny):
    finance = tiny["departments/finance.html"]
    assert listed(finance, "leads") == ["yunxi-2031-5/3"]
    assert listed(finance, "takes-part") == ["yunxi-2031-5/1"]
    assert not find(finance, "id", "implied")
    townships = tiny["departments/townships.html"]
    assert listed(townships, "implied") == ["yunxi-2031-5/2", "yunxi-2031-5/3"]
    assert "以下均由各乡镇配合" in text(section(townships, "implied"))


def test_sector_page_lists_its_own_first_then_the_general(tiny):
    page = tiny["sectors/farming.html"]
    assert listed(page, "own") == ["yunxi-2031-5/1"]
    assert listed(page, "general") == ["yunxi-2031-5/2"]
    assert not find(tiny["sectors/all.html"], "id", "general")


def test_indexes_count(tiny):
    assert "县财政局牵头1项责任单位1项" in text(tiny["departments/index.html"].find("body/main"))
    (described,) = (m for m in tiny["departments/townships.html"].iter("meta") if m.get("name") == "description")
    assert described.get("content") == "各乡镇有关的措施：按文件总规定落实2项。"
    assert "种植业本行业1项另有全行业1项" in text(tiny["sectors/index.html"].find("body/main"))


def test_every_listed_measure_marks_its_summary(tiny):
    for item in by_class(tiny["deadlines.html"], "measure-item"):
        (summary,) = by_class(item, "derived")
        assert text(summary).startswith("编者归纳")


def test_deadlines_are_grouped_by_day_and_drawn(tiny):
    page = tiny["deadlines.html"]
    assert listed(page, "d-2031-06-30") == ["yunxi-2031-5/1"]
    assert listed(page, "d-2031-12-31") == ["yunxi-2031-5/2", "yunxi-2031-5/3"]
    for drawing in page.iter("{http://www.w3.org/2000/svg}svg"):
        if "timeline" in drawing.get("class"):
            marks = [e for e in drawing.iter() if e.get("class") == "timeline-mark"]
            assert [m.get("aria-label") for m in marks] == ["2031年6月30日，1项措施截止", "2031年12月31日，2项措施截止"]
            assert [m.get("href") for m in marks] == ["#d-2031-06-30", "#d-2031-12-31"]


# The document


def test_document_page_is_the_whole_notice_in_order(tiny, catalogue):
    (notice,) = catalogue.notices
    (paper,) = by_class(tiny["documents/yunxi-2031-5.html"], "paper")
    official = "".join(notice.text.split()).replace("-1-", "")
    assert text(paper) == official


def test_document_page_has_anchors_for_chapters_and_measures(tiny):
    page = tiny["documents/yunxi-2031-5.html"]
    assert [e.get("id") for e in by_class(page, "paper-measure")] == ["m-1", "m-2", "m-3"]
    assert section(page, "c-2").tag == "h2"
    links = [next(e.iter("a")).get("href") for e in by_class(page, "paper-measure")]
    assert links == [f"../measures/yunxi-2031-5-{number}.html" for number in (1, 2, 3)]


def test_several_documents_get_a_page_that_lists_them(catalogue):
    (notice,) = catalogue.notices
    other = replace(
        notice,
        document=notice.document.model_copy(
            update={"id": "yunxi-2032-1", "title": "另一份若干措施", "short_title": "另一份措施"}
        ),
    )
    several = rendered(derive(replace(catalogue, notices=(notice, other))))
    assert "documents/index.html" in several
    assert "另一份若干措施" in text(several["documents/index.html"].find("body/main"))
    of_the_other = find(several["deadlines.html"], "data-measure", "yunxi-2032-1/3")
    assert "另一份措施" in text(of_the_other[0])


# The method


def test_method_page_renders_the_markdown_and_counts_the_content(tiny):
    page = tiny["method.html"]
    assert "不是" in [text(e) for e in page.iter("strong")]
    facts = text(by_class(page, "facts")[0])
    assert "措施3项" in facts and "写有条件、可以自测2项" in facts and "没有可申请的事项1项" in facts
