"""A page of the site, and what its template gets besides its own value. Pure.

Every template gets `page`, `settings`, `root` (where the site's top lies, seen from the page), `home` (where the site will
be published, if known), `address` (the page's full address there), `picture` (that of the picture which stands for the
site where a link to it is shown), and of `Shared` the `day` of the content and the documents named at the foot. What a
page does not show it does not get: `site` goes to those alone that are made of the whole site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from policy_explorer.derive.site import DocumentPage, Site
from policy_explorer.model import Question, Settings
from policy_explorer.text.wording import by_id

NOT_FOUND = "404.html"
EXPLORER = "index.html"
PICTURE = "assets/share.png"
DOCUMENTS = "documents/index.html"
COMPONENTS = "components.html"
# What is made for those who work on the site: no edition to take along has it, and no budget counts it.
FOR_ENGINEERS = (COMPONENTS, "data/components.js", "assets/components.css", "assets/components.js")
MOST_NAMED = 3  # documents at the foot of every page; of more there is only a link to their list


class Page(Struct, frozen=True):
    """One page of the site: where it goes, what makes it and what it says of itself."""

    path: str
    kind: str
    title: str
    description: str
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"pages/{self.kind}.html"


class NamedDocument(Struct, frozen=True):
    """What the foot of a page says of a document."""

    url: str
    short_title: str
    reference: str
    issuer: str
    issued: date


class Shared(Struct, frozen=True):
    """What pages of every kind show of the site as a whole. No measure is part of it."""

    settings: Settings
    day: date
    home: str | None
    several_documents: bool
    documents: tuple[NamedDocument, ...]  # none, where there are too many to name
    questions: Mapping[str, Question]  # by their ids

    @property
    def documents_url(self) -> str:
        return DOCUMENTS if self.several_documents else self.documents[0].url


def shared_of(site: Site, home: str | None) -> Shared:
    named = tuple(map(named_document, site.documents))
    return shared(site.catalogue.settings, site.catalogue.questions, site.version.day, named, home)


def shared(
    settings: Settings, questions: Iterable[Question], day: date, documents: tuple[NamedDocument, ...], home: str | None
) -> Shared:
    """`documents` are all of the site."""
    return Shared(
        settings=settings,
        day=day,
        home=home,
        several_documents=len(documents) > 1,
        documents=documents if len(documents) <= MOST_NAMED else (),
        questions=by_id(questions),
    )


def named_document(page: DocumentPage) -> NamedDocument:
    document = page.notice.document
    return NamedDocument(page.url, document.short_title, document.reference, document.issuer, document.issued)


def given(page: Page, shared: Shared) -> dict[str, Any]:
    """What the template of any page gets."""
    return {
        "page": page,
        "shared": shared,
        "settings": shared.settings,
        "root": root_from(page.path, shared.home),
        "home": shared.home,
        "address": full_address(page.path, shared.home),
        "picture": full_address(PICTURE, shared.home),
        "version": None,
        **page.value,
    }


def root_from(path: str, base_url: str | None) -> str:
    """A server answers any missing address with the same page: its links cannot be relative."""
    if path == NOT_FOUND and base_url:
        return urlsplit(base_url).path.rstrip("/") + "/"
    return "../" * path.count("/")


def full_address(path: str, base_url: str | None) -> str | None:
    if base_url is None or path == NOT_FOUND:
        return None
    return f"{base_url.rstrip('/')}/{'' if path == EXPLORER else path}"
