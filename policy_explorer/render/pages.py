"""Site -> the HTML pages. Pure: yields (path, bytes).

`front_pages`, `measure_pages` and `other_pages` are the table of pages; each names its template and the value that only this page
has. What else a template gets is in `page`; how a measure's page is made, in `measure_page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from jinja2 import Environment

from ..content_version import notice_version
from ..download import Download
from ..model import Department
from ..site import DepartmentPage, DocumentPage, SectorPage, Site, SiteMeasure
from . import measure_page
from .booklet import department_index
from .component_samples import PAGE as COMPONENTS
from .component_samples import samples
from .environment import environment
from .explorer_page import explorer_page
from .measure_page import named_measure
from .page import DOCUMENTS, EXPLORER, NOT_FOUND, PICTURE, Page, Shared, given, shared_of
from .timeline import timeline

__all__ = ["EXPLORER", "PICTURE", "Page", "files", "page_file", "pages_of"]

MOST_GENERAL = 200  # more would fill every sector's page with the same list
ALONE = ("document", "booklet", "404", "components")  # kinds that are not made of the whole site


def files(site: Site, base_url: str | None = None, jinja: Environment | None = None) -> Iterator[tuple[str, bytes]]:
    """Every page of the site but 离线使用, which tells of what is made of all others. `base_url` is where it will be
    published, if known."""
    jinja, shared = jinja or environment(), shared_of(site, base_url)
    yield from (rendered(page, shared, jinja, site) for page in front_pages(site))
    others = {key: named_measure(entry) for key, entry in site.measures.items()}
    for its in site.documents:
        yield from measure_page.files(its, entries_of(site, its), others, shared, jinja)
    yield from (rendered(page, shared, jinja, site) for page in other_pages(site))


def page_file(page: Page, site: Site, base_url: str | None, jinja: Environment | None = None) -> tuple[str, bytes]:
    jinja, shared = jinja or environment(), shared_of(site, base_url)
    if page.kind == "measure":
        entry = page.value["entry"]
        near = {key: named_measure(site.measures[key]) for key in (*entry.related, entry.previous, entry.next) if key}
        return next(measure_page.files(page.value["document_page"], [entry], near, shared, jinja))
    return rendered(page, shared, jinja, site)


def rendered(page: Page, shared: Shared, jinja: Environment, site: Site | None = None) -> tuple[str, bytes]:
    whole = {} if page.kind in ALONE else {"site": site}
    return page.path, jinja.get_template(page.template).render(given(page, shared) | whole).encode()


def pages_of(site: Site) -> Iterator[Page]:
    return chain(front_pages(site), measure_pages(site), other_pages(site))


def front_pages(site: Site) -> Iterator[Page]:
    settings = site.catalogue.settings
    yield Page(EXPLORER, "index", "全部措施", settings.description, {"explorer": explorer_page(site), "version": site.version})
    yield Page("questionnaire.html", "questionnaire", "资格自测", f"回答几个问题，逐项对照{settings.title}收录的措施：符合、可能符合还是不符合，依据哪一句原文。")


def measure_pages(site: Site) -> Iterator[Page]:
    for its in site.documents:
        yield from (measure_page.page_of(entry, its, site.several_documents) for entry in entries_of(site, its))


def entries_of(site: Site, its: DocumentPage) -> Iterator[SiteMeasure]:
    return (site.measures[key] for _, keys in its.chapters for key in keys)


def other_pages(site: Site) -> Iterator[Page]:
    settings = site.catalogue.settings
    benefits = [benefit for entry in site.measures.values() for benefit in entry.benefits]
    yield Page("departments/index.html", "departments", "部门", f"{settings.title}：各部门牵头和参与的措施。")
    yield from map(department_page, site.departments)
    yield Page("sectors/index.html", "sectors", "行业", f"{settings.title}：按行业查看措施。")
    yield from map(sector_page, site.sectors)
    yield Page("deadlines.html", "deadlines", "截止日期", f"{settings.title}：各项措施的截止日期，由近及远。", {"timeline": timeline(site.deadlines)})
    if site.several_documents:
        newest = sorted(site.documents, key=lambda its: its.notice.document.issued, reverse=True)
        yield Page(DOCUMENTS, "documents", "政策原文", f"{settings.title}收录的文件原文，新的在前。", {"newest": newest})
    for its in site.documents:
        yield from document_pages(its, site.measures, site.catalogue.vocabulary.departments, site.version.day)
    yield Page("method.html", "method", "方法与局限", f"{settings.title}怎样整理原文、怎样判定，以及有哪些局限。", {"benefits": benefits, "version": site.version})
    yield Page(COMPONENTS, "components", "组件", "网站的各个组件和它们的各种状态，供改网站的人对照。", {"samples": samples()})
    yield not_found_page()


def department_page(its: DepartmentPage) -> Page:
    name = its.department.name
    return Page(its.url, "department", name, f"{name}牵头{len(its.leads)}项措施，参与{len(its.takes_part)}项。", {"department_page": its})


def sector_page(its: SectorPage, most_general: int = MOST_GENERAL) -> Page:
    """Of more general measures than `most_general` the page has only a link to their list."""
    name = its.sector.name
    description = f"与{name}有关的措施{len(its.measures)}项，另有不限行业的{len(its.general)}项。"
    return Page(its.url, "sector", name, description, {"sector_page": its, "most_general": most_general})


def document_pages(its: DocumentPage, measures: Mapping[str, SiteMeasure], departments: Iterable[Department], day: date) -> Iterator[Page]:
    """A document, and its booklet. `measures` hold at least those of the document; `day` is that of the whole content."""
    yield notice_page(its, measures)
    yield booklet_page(its, measures, departments, day)


def notice_page(its: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Page:
    document = its.notice.document
    value = {"document_page": its, "measures": measures}
    return Page(its.url, "document", document.title, f"{document.title}（{document.reference}）原文。", value)


def booklet_page(its: DocumentPage, measures: Mapping[str, SiteMeasure], departments: Iterable[Department], day: date) -> Page:
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
