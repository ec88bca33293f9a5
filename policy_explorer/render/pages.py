"""Make the pages of a site as `Page` values, and render them. No effects.

`page` says which values a template gets, `measure_page` renders the pages of measures, and `build` composes all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from policy_explorer.derive.addresses import companion_url
from policy_explorer.derive.all_over import last_day_of_all
from policy_explorer.derive.companions import paragraphs
from policy_explorer.derive.downloads import Download
from policy_explorer.derive.page_values import DepartmentPage, DocumentPage, SectorPage
from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.derive.version import notice_version
from policy_explorer.memo import Memoize, name_of, no_memo
from policy_explorer.model import Department, Settings
from policy_explorer.render.booklet import department_index
from policy_explorer.render.explorer_page import explorer_page
from policy_explorer.render.facets import Facet
from policy_explorer.render.government_tags import Article, article_of
from policy_explorer.render.list_values import (
    contents_of,
    deadline_values,
    department_values,
    document_values,
    example_values,
    examples_by_document,
    sector_values,
)
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import (
    COMPONENTS,
    EXPLORER,
    NOT_FOUND,
    PICTURE,
    STATEMENTS,
    Page,
    Shared,
    template_values,
)
from policy_explorer.render.paging import MOST_LISTED, ListPage
from policy_explorer.text.headings import headings

__all__ = ["EXPLORER", "PICTURE", "Page", "rendered"]

ALONE = (
    "statements",
    "document",
    "booklet",
    "companion",
    "404",
    "components",
    "examples",
)  # kinds whose templates do not get `site`


def rendered(page: Page, shared: Shared, jinja: Environment, site: Site | None = None) -> tuple[str, bytes]:
    """Return path and HTML of a page. `site` is needed unless the kind is in ALONE."""
    whole = {} if site is None or page.kind in ALONE else {"site": site, "content": content_name(site, jinja)}
    return page.path, jinja.get_template(page.template).render(template_values(page, shared) | whole).encode()


def content_name(site: Site, jinja: Environment) -> str:
    """Return the name by which pages ask for data of the whole site: its content, as this version of the program renders it."""
    return f"c{site.version.digest}-{parts_name(jinja)}"


def parts_name(jinja: Environment) -> str:
    """Return the name by which pages ask for styles and scripts."""
    return str(jinja.globals["parts"])


def explorer_page_of(site: Site, site_facets: tuple[Facet, ...]) -> Page:
    """Return the page of all measures; `site_facets` are the facets of the site."""
    value = {"explorer": explorer_page(site, site_facets), "version": site.version}
    return Page(EXPLORER, "index", "全部措施", site.catalogue.settings.description, value)


def questionnaire_page(site: Site, conditions: Markup) -> Page:
    """Return the questionnaire. `conditions` is the HTML of those of all measures, empty for a large site."""
    title = site.catalogue.settings.title
    about = f"回答几个问题，逐项对照{title}收录的措施：符合、可能符合还是不符合，依据哪一句原文。"
    last_day = last_day_of_all(own.term for summary in site.summaries.values() for own in summary.terms)
    value = {"many": is_large(site), "conditions": conditions, "all_over_after": last_day}
    return Page("questionnaire.html", "questionnaire", "资格自测", about, value)


def is_large(site: Site) -> bool:
    """Return whether the site is large: what a small site shows on one page is then divided by document."""
    return len(site.summaries) > MOST_LISTED


def list_pages(site: Site, rows: MeasureRows) -> Iterator[Page]:
    """Yield the pages that list measures or documents. `rows` are the HTML of measures."""
    settings = site.catalogue.settings
    yield Page("departments/index.html", "departments", "部门", f"{settings.title}：各部门牵头或作为责任单位的措施。")
    for department_page in site.departments:
        yield from department_pages(department_page, site, rows)
    yield Page("sectors/index.html", "sectors", "行业", f"{settings.title}：按行业查看措施。")
    for sector_page in site.sectors:
        yield from sector_pages(sector_page, rows)
    for value in deadline_values(site, rows):
        title = "截止日期" + continued(value["list_page"])
        yield Page(
            value["list_page"].path, "deadlines", title, f"{settings.title}：各项措施的截止日期，由近及远。", value
        )
    if site.several_documents:
        for value in document_values(site):
            list_page = value["list_page"]
            yield Page(
                list_page.path,
                "documents",
                "政策原文" + continued(list_page),
                f"{settings.title}收录的文件原文，新的在前。",
                value,
            )


def method_page(site: Site, examples: Markup, memoize: Memoize = no_memo) -> Page:
    """Return 方法与局限. `examples` is the HTML of those of all rules, empty for a large site."""
    text = site.catalogue.pages.get("method", "")
    prose = Markup(memoize(name_of("markdown", text), lambda: str(markdown(text))))
    value = {
        "prose": prose,
        "headings": headings(prose),
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
    """Render Markdown. The library is imported on use: that takes longer than loading all templates."""
    from policy_explorer.text.markdown import markdown

    return markdown(text)


def benefit_counts(site: Site) -> dict[str, int]:
    measures = site.summaries.values()
    return {
        "all": sum(measure.benefits for measure in measures),
        "with_rule": sum(measure.with_rule for measure in measures),
        "by_government": sum(measure.by_government for measure in measures),
        "examples": sum(measure.examples for measure in measures),
    }


def pages_without_content() -> Iterator[Page]:
    """Yield the pages that depend on nothing of the content but what all pages share."""
    from policy_explorer.render.component_samples import samples  # needed only when these pages are rendered

    yield Page(
        COMPONENTS, "components", "组件", "网站的各个组件和它们的各种状态，供改网站的人对照。", {"samples": samples()}
    )
    yield not_found_page()


def department_pages(department_page: DepartmentPage, site: Site, rows: MeasureRows) -> Iterator[Page]:
    name = department_page.department.name
    roles = {
        "牵头": department_page.leads,
        "作为责任单位": department_page.takes_part,
        "按文件总规定落实": department_page.implied,
    }
    parts = "，".join(f"{role}{len(keys)}项" for role, keys in roles.items() if keys)
    for value in department_values(department_page, site, rows):
        list_page = value["list_page"]
        yield Page(
            list_page.path,
            "department",
            name + continued(list_page),
            f"{name}有关的措施：{parts or '目前没有'}。",
            value,
        )


def sector_pages(sector_page: SectorPage, rows: MeasureRows, most_general: int = MOST_LISTED) -> Iterator[Page]:
    """Yield the pages of a sector. If there are more general measures than `most_general`, they only link to their list."""
    name = sector_page.sector.name
    general = f"，另有{sector_page.everything}的{len(sector_page.general)}项" if sector_page.general else ""
    description = f"与{name}有关的措施{len(sector_page.measures)}项{general}。"
    for value in sector_values(sector_page, rows, most_general):
        yield Page(value["list_page"].path, "sector", name + continued(value["list_page"]), description, value)


def example_pages(document_page: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Iterator[Page]:
    """Yield the pages of examples of the rules of one document, for a site that has too many for one page."""
    document = document_page.notice.document
    for value in example_values(document_page, measures):
        title = f"判定示例：{document.short_title}{continued(value['list_page'])}"
        yield Page(
            value["list_page"].path,
            "examples",
            title,
            f"{document.title}（{document.reference}）各项规则的判定示例。",
            value,
        )


def continued(list_page: ListPage) -> str:
    return "" if list_page.is_first else f"（第 {list_page.number} 页）"


def document_pages(
    document_page: DocumentPage,
    measures: Mapping[str, SiteMeasure],
    departments: Iterable[Department],
    day: date,
    large: bool,
) -> Iterator[Page]:
    """Yield the pages of a document: the notice, its booklet, its companions, and the examples of its rules if the site is large.

    `measures` contain at least those of the document; `day` is the date of the version of the content.
    """
    yield notice_page(document_page, measures)
    yield booklet_page(document_page, measures, departments, day)
    yield from companion_pages(document_page)
    if large:
        yield from example_pages(document_page, measures)


def notice_page(document_page: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Page:
    document = document_page.notice.document
    value = {"document_page": document_page, "measures": measures, "article": article_of_notice(document_page)}
    return Page(document_page.url, "document", document.title, f"{document.title}（{document.reference}）原文。", value)


def article_of_notice(document_page: DocumentPage) -> Article:
    document = document_page.notice.document
    return article_of(document, (document.short_title, document.reference))


def companion_pages(document_page: DocumentPage) -> Iterator[Page]:
    """Yield the page of each companion of a document."""
    notice = document_page.notice
    for companion in notice.document.sources:
        value = {
            "document": notice.document,
            "document_url": document_page.url,
            "companion": companion,
            "article": article_of_notice(document_page),
            "paragraphs": paragraphs(notice.companions[companion.id]),
        }
        description = f"{companion.title}，与《{notice.document.title}》配套。"
        yield Page(companion_url(notice.document, companion), "companion", companion.title, description, value)


def booklet_page(
    document_page: DocumentPage, measures: Mapping[str, SiteMeasure], departments: Iterable[Department], day: date
) -> Page:
    document = document_page.notice.document
    description = f"{document.title}（{document.reference}）全文，连同各项的牵头单位、期限和部门索引，可以打印成册。"
    value = {
        "document_page": document_page,
        "measures": measures,
        "article": article_of_notice(document_page),
        "department_index": department_index(
            departments, (measures[key] for _, keys in document_page.chapters for key in keys)
        ),
        "notice_version": notice_version(document_page.notice, day),
        "outline": contents_of(
            [
                *((f"c-{chapter.number}", chapter.name) for chapter, _ in document_page.chapters),
                ("index", "按部门索引"),
            ],
            len(document_page.notice.measures),
        ),
    }
    return Page(document_page.booklet_url, "booklet", f"打印册：{document.title}", description, value)


def offline_page(site: Site, downloads: Iterable[Download] = (), inside: str = "") -> Page:
    """Return the page 离线使用. `inside` names the offline edition that it is part of, if any."""
    title = site.catalogue.settings.title
    value = {"downloads": tuple(downloads), "inside": inside, "version": site.version}
    return Page("offline.html", "offline", "离线使用", f"{title}的离线版：U 盘版和单文件版，没有网络也能用。", value)


def statements_page(settings: Settings) -> Page:
    """Return the page of what the site says of itself: accessibility, privacy, licence, errors."""
    return Page(STATEMENTS, "statements", "网站声明", f"{settings.title}的无障碍、隐私、版权说明，以及怎样纠错。")


def not_found_page(inside: bool = False) -> Page:
    """Return 404.html. In an offline edition (`inside`) no server sends it for other addresses, so its links are relative."""
    return Page(NOT_FOUND, "404", "找不到这个页面", "这个地址没有页面。", {"root": ""} if inside else {})
