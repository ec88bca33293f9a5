"""Site -> the HTML pages. Pure: yields (path, bytes).

`pages_of` is the table of pages; each names its template and the value that only this page has.
Every template also gets `site`, `settings`, `page`, `root` (where the site's top lies, seen from
the page), `home` (where the site will be published, if known), `address` (the page's full address there) and `picture`
(that of the picture which stands for the site where a link to it is shown).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from ..content_version import notice_version
from ..site import DepartmentPage, DocumentPage, SectorPage, Site
from ..download import Download
from .booklet import department_index
from .cards import prominent_amounts
from .component_samples import PAGE as COMPONENTS
from .component_samples import samples
from .environment import environment
from .explorer_page import explorer_page
from .handout import handout_size
from .timeline import timeline

NOT_FOUND = "404.html"
EXPLORER = "index.html"
MOST_AMOUNTS = 4  # large at the head of a measure's page
PICTURE = "assets/share.png"
MOST_GENERAL = 200  # more would fill every sector's page with the same list


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it goes, what makes it and what it says of itself."""

    path: str
    kind: str
    title: str
    description: str
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"pages/{self.kind}.html"


def files(site: Site, base_url: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Every page of the site but 离线使用, which tells of what is made of all others. `base_url` is where it will be
    published, if known."""
    jinja = environment()
    for page in pages_of(site):
        yield page_file(page, site, base_url, jinja)


def page_file(page: Page, site: Site, base_url: str | None, jinja: Environment | None = None) -> tuple[str, bytes]:
    given = {
        "site": site,
        "settings": site.catalogue.settings,
        "page": page,
        "root": root_from(page.path, base_url),
        "home": base_url,
        "address": full_address(page.path, base_url),
        "picture": full_address(PICTURE, base_url),
    }
    html = (jinja or environment()).get_template(page.template).render(given | page.value)
    return page.path, html.encode()


def pages_of(site: Site) -> Iterator[Page]:
    settings = site.catalogue.settings
    benefits = [benefit for entry in site.measures.values() for benefit in entry.benefits]
    yield Page(EXPLORER, "index", "全部措施", settings.description, {"explorer": explorer_page(site)})
    yield Page("questionnaire.html", "questionnaire", "资格自测", f"回答几个问题，逐项对照{settings.title}收录的措施：符合、可能符合还是不符合，依据哪一句原文。")
    for document_page in site.documents:
        yield from measure_pages(site, document_page)
    yield Page("departments/index.html", "departments", "部门", f"{settings.title}：各部门牵头和参与的措施。")
    yield from map(department_page, site.departments)
    yield Page("sectors/index.html", "sectors", "行业", f"{settings.title}：按行业查看措施。")
    yield from map(sector_page, site.sectors)
    yield Page("deadlines.html", "deadlines", "截止日期", f"{settings.title}：各项措施的截止日期，由近及远。", {"timeline": timeline(site.deadlines)})
    if site.several_documents:
        newest = sorted(site.documents, key=lambda its: its.notice.document.issued, reverse=True)
        yield Page("documents/index.html", "documents", "政策原文", f"{settings.title}收录的文件原文，新的在前。", {"newest": newest})
    for document_page in site.documents:
        yield notice_page(document_page)
        yield booklet_page(site, document_page)
    yield Page("method.html", "method", "方法与局限", f"{settings.title}怎样整理原文、怎样判定，以及有哪些局限。", {"benefits": benefits})
    yield Page(COMPONENTS, "components", "组件", "网站的各个组件和它们的各种状态，供改网站的人对照。", {"samples": samples()})
    yield not_found_page()


def measure_pages(site: Site, document_page: DocumentPage) -> Iterator[Page]:
    for _, keys in document_page.chapters:
        for entry in (site.measures[key] for key in keys):
            measure = entry.measure
            description = f"{measure.summary.text}（编者归纳）"
            amounts = tuple(prominent_amounts(entry))[:MOST_AMOUNTS]
            value = {"entry": entry, "document_page": document_page, "headline_amounts": amounts, "handout_size": handout_size(measure, len(document_page.superseded_by))}
            title = f"{measure.title}（{entry.document.short_title}）" if site.several_documents else measure.title
            yield Page(entry.url, "measure", title, description, value)


def department_page(its: DepartmentPage) -> Page:
    name = its.department.name
    return Page(its.url, "department", name, f"{name}牵头{len(its.leads)}项措施，参与{len(its.takes_part)}项。", {"department_page": its})


def sector_page(its: SectorPage, most_general: int = MOST_GENERAL) -> Page:
    """Of more general measures than `most_general` the page has only a link to their list."""
    name = its.sector.name
    description = f"与{name}有关的措施{len(its.measures)}项，另有不限行业的{len(its.general)}项。"
    return Page(its.url, "sector", name, description, {"sector_page": its, "most_general": most_general})


def notice_page(its: DocumentPage) -> Page:
    document = its.notice.document
    return Page(its.url, "document", document.title, f"{document.title}（{document.reference}）原文。", {"document_page": its})


def booklet_page(site: Site, its: DocumentPage) -> Page:
    document = its.notice.document
    description = f"{document.title}（{document.reference}）全文，连同各项的牵头单位、期限和部门索引，可以打印成册。"
    version = notice_version(its.notice, site.version.day)
    value = {"document_page": its, "department_index": department_index(site, its), "version": version}
    return Page(its.booklet_url, "booklet", f"政策汇编：{document.title}", description, value)


def offline_page(site: Site, downloads: Iterable[Download] = (), inside: str = "") -> Page:
    """`inside` names the offline edition that the page is part of, if it is."""
    title = site.catalogue.settings.title
    value = {"downloads": tuple(downloads), "inside": inside}
    return Page("offline.html", "offline", "离线使用", f"{title}的离线版：U 盘版和单文件版，没有网络也能用。", value)


def not_found_page(inside: bool = False) -> Page:
    """In an offline edition no server shows it at other addresses: its links are like those of any page."""
    return Page(NOT_FOUND, "404", "找不到这个页面", "这个地址没有页面。", {"root": ""} if inside else {})


def root_from(path: str, base_url: str | None) -> str:
    """A server answers any missing address with the same page: its links cannot be relative."""
    if path == NOT_FOUND and base_url:
        return urlsplit(base_url).path.rstrip("/") + "/"
    return "../" * path.count("/")


def full_address(path: str, base_url: str | None) -> str | None:
    if base_url is None or path == NOT_FOUND:
        return None
    return f"{base_url.rstrip('/')}/{'' if path == EXPLORER else path}"
