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

from ..site import DepartmentPage, DocumentPage, SectorPage, Site
from ..download import Download
from .booklet import department_index
from .cards import prominent_amounts
from .component_samples import PAGE as COMPONENTS
from .component_samples import samples
from .environment import environment
from .explorer_page import explorer_page
from .handout import handout_size
from .list_values import deadline_values, department_values, example_values, examples_by_document, sector_values
from .measure_rows import MeasureRows
from .paging import MOST_LISTED, Leaf

NOT_FOUND = "404.html"
EXPLORER = "index.html"
MOST_AMOUNTS = 4  # large at the head of a measure's page
PICTURE = "assets/share.png"


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


def pages_of(site: Site, rows: MeasureRows | None = None) -> Iterator[Page]:
    """`rows` are what stands for each measure in lists, where they are known already."""
    rows = MeasureRows(site) if rows is None else rows
    settings = site.catalogue.settings
    benefits = [benefit for entry in site.measures.values() for benefit in entry.benefits]
    yield Page(EXPLORER, "index", "全部措施", settings.description, {"explorer": explorer_page(site)})
    yield Page("questionnaire.html", "questionnaire", "资格自测", f"回答几个问题，逐项对照{settings.title}收录的措施：符合、可能符合还是不符合，依据哪一句原文。", {"many": len(site.measures) > MOST_LISTED})
    for document_page in site.documents:
        yield from measure_pages(site, document_page)
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
        newest = sorted(site.documents, key=lambda its: its.notice.document.issued, reverse=True)
        yield Page("documents/index.html", "documents", "政策原文", f"{settings.title}收录的文件原文，新的在前。", {"newest": newest})
    for document_page in site.documents:
        yield notice_page(document_page)
        yield booklet_page(site, document_page)
    many = len(site.measures) > MOST_LISTED
    value = {"benefits": benefits, "examples_by_document": examples_by_document(site) if many else ()}
    yield Page("method.html", "method", "方法与局限", f"{settings.title}怎样整理原文、怎样判定，以及有哪些局限。", value)
    if many:
        for document_page in site.documents:
            yield from example_pages(document_page, site)
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


def department_pages(its: DepartmentPage, site: Site, rows: MeasureRows) -> Iterator[Page]:
    name = its.department.name
    for value in department_values(its, site, rows):
        leaf = value["leaf"]
        yield Page(leaf.path, "department", name + continued(leaf), f"{name}牵头{len(its.leads)}项措施，参与{len(its.takes_part)}项。", value)


def sector_pages(its: SectorPage, rows: MeasureRows, most_general: int = MOST_LISTED) -> Iterator[Page]:
    """Of more general measures than `most_general` the page has only a link to their list."""
    name = its.sector.name
    description = f"与{name}有关的措施{len(its.measures)}项，另有不限行业的{len(its.general)}项。"
    for value in sector_values(its, rows, most_general):
        yield Page(value["leaf"].path, "sector", name + continued(value["leaf"]), description, value)


def example_pages(its: DocumentPage, site: Site) -> Iterator[Page]:
    """The examples of the rules of one document, where a site has too many for one page."""
    document = its.notice.document
    for value in example_values(its, site):
        title = f"判定示例：{document.short_title}{continued(value['leaf'])}"
        yield Page(value["leaf"].path, "examples", title, f"{document.title}（{document.reference}）各项规则的判定示例。", value)


def continued(leaf: Leaf) -> str:
    return "" if leaf.first else f"（第 {leaf.number} 页）"


def notice_page(its: DocumentPage) -> Page:
    document = its.notice.document
    return Page(its.url, "document", document.title, f"{document.title}（{document.reference}）原文。", {"document_page": its})


def booklet_page(site: Site, its: DocumentPage) -> Page:
    document = its.notice.document
    description = f"{document.title}（{document.reference}）全文，连同各项的牵头单位、期限和部门索引，可以打印成册。"
    value = {"document_page": its, "department_index": department_index(site, its)}
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
