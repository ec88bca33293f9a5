"""The <meta> tags that pages of government sites carry, from what the content holds. No effects.

Every page names the site, a page of a list its column, and the page of a text the day and the origin of the text. What the
content does not hold is left out: no day is made up, and a list has no day. An unofficial site has none of these tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from policy_explorer.model import Document
from policy_explorer.render.page import Page, Shared

Tag = tuple[str, str]
POLICY = "政策文件"  # ColumnType of what shows the notices themselves
# The kinds of pages that show a text, and the column that each belongs to.
TEXTS = {"measure": "全部措施", "document": "政策原文", "booklet": "政策原文", "companion": "政策原文"}
LISTS = ("departments", "department", "sectors", "sector", "deadlines", "documents")
HOME = "首页"  # ColumnName and ColumnType of the home page


class Article(Struct, frozen=True):
    """What the page of a text says of its origin. `day` is that of the document, never that of the site."""

    day: date | None
    source: str
    keywords: str


def article_of(document: Document, keywords: Iterable[str]) -> Article:
    day = document.published or document.issued or document.announced
    return Article(day, "、".join(document.issuers), "，".join(keywords))


def government_tags(page: Page, shared: Shared, address: str | None, article: Article | None) -> Iterator[Tag]:
    """Yield the tags of a page of an official site as pairs of name and content."""
    official = shared.settings.official
    if official is None:
        return
    found = [*site_tags(shared), *column_tags(page, shared)]
    if article and page.kind in TEXTS:
        found += article_tags(page, article, address, official.sponsor)
    yield from ((name, content) for name, content in found if content)


def site_tags(shared: Shared) -> Iterator[Tag]:
    official = shared.settings.official
    assert official
    yield "SiteName", shared.settings.title
    yield "SiteDomain", urlsplit(shared.home).netloc if shared.home else ""
    yield "SiteIDCode", official.site_code or ""


def column_tags(page: Page, shared: Shared) -> Iterator[Tag]:
    if page.kind == "404":
        return
    if page.kind in TEXTS:
        yield "ColumnName", TEXTS[page.kind]
        yield "ColumnType", POLICY
        return
    home = HOME if page.kind == "index" else ""
    yield "ColumnName", home or page.title
    yield "ColumnDescription", page.description
    yield "ColumnKeywords", "，".join((page.title, *(document.short_title for document in shared.documents)))
    yield "ColumnType", home or (POLICY if page.kind in LISTS else "")


def article_tags(page: Page, article: Article, address: str | None, author: str) -> Iterator[Tag]:
    yield "ArticleTitle", page.title
    yield "PubDate", article.day.isoformat() if article.day else ""
    yield "ContentSource", article.source
    yield "Keywords", article.keywords
    yield "Author", author
    yield "Description", page.description
    yield "Url", address or ""
