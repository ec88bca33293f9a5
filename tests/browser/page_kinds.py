"""One page of each kind: of several, the fullest. A new kind is one line here; test_whole_site.py finds it missing.

The usual run looks at the layout of a page once: `ALIKE` are kinds that are laid out as another is.
"""

from __future__ import annotations

from collections.abc import Callable

from policy_explorer.derive.site import WholeSite

FULLEST: dict[str, Callable[[WholeSite], str]] = {
    "index": lambda site: "index.html",
    "measure": lambda site: max(site.measures.values(), key=lambda entry: len(entry.measure.text)).url,
    "department": lambda site: max(site.departments, key=lambda page: len(page.leads) + len(page.takes_part)).url,
    "departments": lambda site: "departments/index.html",
    "sector": lambda site: max(site.sectors, key=lambda page: len(page.measures)).url,
    "sectors": lambda site: "sectors/index.html",
    "deadlines": lambda site: "deadlines.html",
    "document": lambda site: site.documents[0].url,
    "booklet": lambda site: site.documents[0].booklet_url,
    "questionnaire": lambda site: "questionnaire.html",
    "offline": lambda site: "offline.html",
    "method": lambda site: "method.html",
    "components": lambda site: "components.html",
    "sitemap": lambda site: "sitemap.html",
    "statements": lambda site: "statements.html",
    "404": lambda site: "404.html",
}
KINDS = tuple(FULLEST)
ALIKE = {"department", "departments", "sectors", "offline", "404"}  # links one after the other, as for a sector


def address_of_each_kind(site: WholeSite) -> dict[str, str]:
    return {kind: fullest(site) for kind, fullest in FULLEST.items()}
