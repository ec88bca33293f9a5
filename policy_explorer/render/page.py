"""Define a page of the site and the values that its template gets. No effects.

The template of every page gets

    page, settings, shared    Page, Settings, Shared
    root                      the way from the page to the top of the site, as `../`
    home                      the URL where the site will be published, if known
    address                   the URL of the page, if known
    picture                   the URL of the picture that other sites show beside a link, if known

and the values of the page itself. Only pages that show the whole site get `site`, so that others need not be rendered
again when any measure changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import Site
from policy_explorer.model import Question, Settings
from policy_explorer.text.wording import by_id

NOT_FOUND = "404.html"
EXPLORER = "index.html"
PICTURE = "assets/share.png"
DOCUMENTS = "documents/index.html"
COMPONENTS = "components.html"
STATEMENTS = "statements.html"
SITE_MAP, SITE_MAP_XML = "sitemap.html", "sitemap.xml"
# For those who work on the generator: not part of the offline editions, and not counted by budgets.
FOR_ENGINEERS = (COMPONENTS, "data/components.js", "assets/components.css", "assets/components.js")
MOST_NAMED = 3  # documents in the footer of every page; if there are more, it links to their list


class Page(Struct, frozen=True):
    """One page of the site. `kind` names its template, `value` holds the values that only this page has."""

    path: str
    kind: str
    title: str
    description: str
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"pages/{self.kind}.html"


class NamedDocument(Struct, frozen=True):
    """What the footer of a page says of a document."""

    url: str
    short_title: str
    reference: str
    issuer: str
    issued: date | None


class Shared(Struct, frozen=True):
    """What every page shows of the site as a whole. No measure is part of it.

    `day` is the date of the content's version, `issued` the days of the documents: pages tell them apart, since a fresh
    site does not make an old notice valid. `home` is the URL where the site will be published.
    """

    settings: Settings
    day: date
    issued: tuple[date, ...]  # the earliest and the latest of those that are known
    home: str | None
    several_documents: bool
    documents: tuple[NamedDocument, ...]  # empty where there are more than MOST_NAMED
    questions: Mapping[str, Question]  # by id

    @property
    def documents_url(self) -> str:
        return DOCUMENTS if self.several_documents else self.documents[0].url


def shared_of(site: Site, home: str | None) -> Shared:
    named = tuple(map(named_document, site.documents))
    return shared(site.catalogue.settings, site.catalogue.questions, site.version.day, named, home)


def shared(
    settings: Settings, questions: Iterable[Question], day: date, documents: tuple[NamedDocument, ...], home: str | None
) -> Shared:
    """Return what pages share. `documents` are all of the site."""
    return Shared(
        settings=settings,
        day=day,
        issued=first_and_last(each.issued for each in documents),
        home=home,
        several_documents=len(documents) > 1,
        documents=documents if len(documents) <= MOST_NAMED else (),
        questions=by_id(questions),
    )


def first_and_last(days: Iterable[date | None]) -> tuple[date, ...]:
    """Return the earliest and the latest day, one if these are the same, none if no day is known."""
    known = sorted({day for day in days if day})
    return tuple(dict.fromkeys([*known[:1], *known[-1:]]))


def named_document(page: DocumentPage) -> NamedDocument:
    document = page.notice.document
    return NamedDocument(
        page.url, document.short_title, document.reference, "、".join(document.issuers), document.issued
    )


def template_values(page: Page, shared: Shared) -> dict[str, Any]:
    """Return the values that the template of `page` gets."""
    return {
        "page": page,
        "shared": shared,
        "settings": shared.settings,
        "root": root_from(page.path, shared.home),
        "home": shared.home,
        "address": full_address(page.path, shared.home),
        "picture": full_address(PICTURE, shared.home),
        "version": None,
        "article": None,
        **page.value,
    }


def root_from(path: str, base_url: str | None) -> str:
    """Return the way from the page to the top of the site.

    404.html gets an absolute path, because servers send it for addresses in any folder.
    """
    if path == NOT_FOUND and base_url:
        return urlsplit(base_url).path.rstrip("/") + "/"
    return "../" * path.count("/")


def full_address(path: str, base_url: str | None) -> str | None:
    """Return the URL of the page at `path`, or None where it is not known or has none of its own."""
    if base_url is None or path == NOT_FOUND:
        return None
    return f"{base_url.rstrip('/')}/{'' if path == EXPLORER else path}"
