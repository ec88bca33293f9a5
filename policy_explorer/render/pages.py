"""Site -> the HTML pages. Pure: each is a `Page` until it is `rendered`.

A page names its template and the value that only this page has. What else a template gets is in `page`; how a
measure's page is made, in `measure_page`. Which pages a site has, `build` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from policy_explorer.derive.downloads import Download
from policy_explorer.derive.site import DepartmentPage, DocumentPage, SectorPage, Site, SiteMeasure
from policy_explorer.derive.version import notice_version
from policy_explorer.memo import Memoize, name_of, no_memo
from policy_explorer.model import Department
from policy_explorer.render.booklet import department_index
from policy_explorer.render.explorer_page import explorer_page
from policy_explorer.render.facets import Facet
from policy_explorer.render.list_values import (
    deadline_values,
    department_values,
    document_values,
    example_values,
    examples_by_document,
    sector_values,
)
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import COMPONENTS, EXPLORER, NOT_FOUND, PICTURE, Page, Shared, given
from policy_explorer.render.paging import MOST_LISTED, Leaf

__all__ = ["EXPLORER", "PICTURE", "Page", "rendered"]

ALONE = ("document", "booklet", "404", "components", "examples")  # kinds that are not made of the whole site


def rendered(page: Page, shared: Shared, jinja: Environment, site: Site | None = None) -> tuple[str, bytes]:
    whole = {} if page.kind in ALONE else {"site": site}
    return page.path, jinja.get_template(page.template).render(given(page, shared) | whole).encode()


def explorer_page_of(site: Site, site_facets: tuple[Facet, ...]) -> Page:
    """Return the page of all measures; `site_facets` are the facets of the site."""
    value = {"explorer": explorer_page(site, site_facets), "version": site.version}
    return Page(EXPLORER, "index", "全部措施", site.catalogue.settings.description, value)


def questionnaire_page(site: Site, conditions: Markup) -> Page:
    """Return the questionnaire; `conditions` are those of all measures, of a large site none."""
    title = site.catalogue.settings.title
    about = f"回答几个问题，逐项对照{title}收录的措施：符合、可能符合还是不符合，依据哪一句原文。"
    value = {"many": is_large(site), "conditions": conditions}
    return Page("questionnaire.html", "questionnaire", "资格自测", about, value)


def is_large(site: Site) -> bool:
    """Whether what small sites show on one page stands by document."""
    return len(site.summaries) > MOST_LISTED


def list_pages(site: Site, rows: MeasureRows) -> Iterator[Page]:
    """`rows` are what stands for each measure in lists."""
    settings = site.catalogue.settings
    yield Page("departments/index.html", "departments", "部门", f"{settings.title}：各部门牵头和参与的措施。")
    for each in site.departments:
        yield from department_pages(each, site, rows)
    yield Page("sectors/index.html", "sectors", "行业", f"{settings.title}：按行业查看措施。")
    for each in site.sectors:
        yield from sector_pages(each, rows)
    for value in deadline_values(site, rows):
        title = "截止日期" + continued(value["leaf"])
        yield Page(value["leaf"].path, "deadlines", title, f"{settings.title}：各项措施的截止日期，由近及远。", value)
    if site.several_documents:
        for value in document_values(site):
            leaf = value["leaf"]
            yield Page(
                leaf.path,
                "documents",
                "政策原文" + continued(leaf),
                f"{settings.title}收录的文件原文，新的在前。",
                value,
            )


def method_page(site: Site, examples: Markup, memoize: Memoize = no_memo) -> Page:
    """Return 方法与局限; `examples` are those of all rules, of a large site none."""
    text = site.catalogue.pages.get("method", "")
    prose = Markup(memoize(name_of("markdown", text), lambda: str(markdown(text))))
    value = {
        "prose": prose,
        "counts": benefit_counts(site),
        "version": site.version,
        "examples_in_full": examples,
        "examples_by_document": examples_by_document(site) if is_large(site) else (),
    }
    return Page(
        "method.html",
        "method",
        "方法与局限",
        f"{site.catalogue.settings.title}怎样整理原文、怎样判定，以及有哪些局限。",
        value,
    )


def markdown(text: str) -> Markup:
    """The reader of Markdown takes longer to load than all templates: this page needs it, and only when its text is new."""
    from policy_explorer.text.markdown import markdown

    return markdown(text)


def benefit_counts(site: Site) -> dict[str, int]:
    measures = site.summaries.values()
    return {
        "all": sum(measure.benefits for measure in measures),
        "with_rule": sum(measure.with_rule for measure in measures),
        "without_application": sum(measure.without_application for measure in measures),
        "examples": sum(measure.examples for measure in measures),
    }


def pages_without_content() -> Iterator[Page]:
    """Those that show nothing of the site but what all pages share."""
    from policy_explorer.render.component_samples import samples  # a site of its own, of use where it is drawn anew

    yield Page(
        COMPONENTS, "components", "组件", "网站的各个组件和它们的各种状态，供改网站的人对照。", {"samples": samples()}
    )
    yield not_found_page()


def department_pages(its: DepartmentPage, site: Site, rows: MeasureRows) -> Iterator[Page]:
    name = its.department.name
    for value in department_values(its, site, rows):
        leaf = value["leaf"]
        yield Page(
            leaf.path,
            "department",
            name + continued(leaf),
            f"{name}牵头{len(its.leads)}项措施，参与{len(its.takes_part)}项。",
            value,
        )


def sector_pages(its: SectorPage, rows: MeasureRows, most_general: int = MOST_LISTED) -> Iterator[Page]:
    """Of more general measures than `most_general` the page has only a link to their list."""
    name = its.sector.name
    description = f"与{name}有关的措施{len(its.measures)}项，另有不限行业的{len(its.general)}项。"
    for value in sector_values(its, rows, most_general):
        yield Page(value["leaf"].path, "sector", name + continued(value["leaf"]), description, value)


def example_pages(its: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Iterator[Page]:
    """The examples of the rules of one document, where a site has too many for one page."""
    document = its.notice.document
    for value in example_values(its, measures):
        title = f"判定示例：{document.short_title}{continued(value['leaf'])}"
        yield Page(
            value["leaf"].path,
            "examples",
            title,
            f"{document.title}（{document.reference}）各项规则的判定示例。",
            value,
        )


def continued(leaf: Leaf) -> str:
    return "" if leaf.first else f"（第 {leaf.number} 页）"


def document_pages(
    its: DocumentPage, measures: Mapping[str, SiteMeasure], departments: Iterable[Department], day: date, large: bool
) -> Iterator[Page]:
    """A document, its booklet, and the examples of its rules where the site is large. `measures` hold at least those of the
    document; `day` is that of the whole content.
    """
    yield notice_page(its, measures)
    yield booklet_page(its, measures, departments, day)
    if large:
        yield from example_pages(its, measures)


def notice_page(its: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Page:
    document = its.notice.document
    value = {"document_page": its, "measures": measures}
    return Page(its.url, "document", document.title, f"{document.title}（{document.reference}）原文。", value)


def booklet_page(
    its: DocumentPage, measures: Mapping[str, SiteMeasure], departments: Iterable[Department], day: date
) -> Page:
    document = its.notice.document
    description = f"{document.title}（{document.reference}）全文，连同各项的牵头单位、期限和部门索引，可以打印成册。"
    value = {
        "document_page": its,
        "measures": measures,
        "department_index": department_index(departments, (measures[key] for _, keys in its.chapters for key in keys)),
        "notice_version": notice_version(its.notice, day),
    }
    return Page(its.booklet_url, "booklet", f"政策汇编：{document.title}", description, value)


def offline_page(site: Site, downloads: Iterable[Download] = (), inside: str = "") -> Page:
    """`inside` names the offline edition that the page is part of, if it is."""
    title = site.catalogue.settings.title
    value = {"downloads": tuple(downloads), "inside": inside, "version": site.version}
    return Page("offline.html", "offline", "离线使用", f"{title}的离线版：U 盘版和单文件版，没有网络也能用。", value)


def not_found_page(inside: bool = False) -> Page:
    """In an offline edition no server shows it at other addresses: its links are like those of any page."""
    return Page(NOT_FOUND, "404", "找不到这个页面", "这个地址没有页面。", {"root": ""} if inside else {})
