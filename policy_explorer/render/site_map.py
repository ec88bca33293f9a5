"""What leads to all pages: 网站地图, and sitemap.xml where the address of the site is known. No effects."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from policy_explorer.derive.addresses import companion_url
from policy_explorer.derive.site import Site
from policy_explorer.render.page import DOCUMENTS, EXPLORER, SITE_MAP, SITE_MAP_XML, STATEMENTS, Page, full_address
from policy_explorer.render.paging import MOST_LISTED


def site_map_page(site: Site) -> Page:
    """Return the page. On a site with very many measures it names their documents, which name them."""
    title = site.catalogue.settings.title
    value = {"names_measures": len(site.summaries) <= MOST_LISTED}
    return Page(SITE_MAP, "sitemap", "网站地图", f"{title}的全部栏目、文件、部门和行业。", value)


def xml_file(site: Site, home: str) -> tuple[str, bytes]:
    """Return sitemap.xml. It gives no days of change: the day of the last revision is not that of each page."""
    rows = (f"  <url><loc>{escape(full_address(path, home) or '')}</loc></url>\n" for path in addresses(site))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return SITE_MAP_XML, f"{head}{''.join(rows)}</urlset>\n".encode()


def addresses(site: Site) -> Iterator[str]:
    """Yield the pages that are worth finding; the further pages of long lists are found from the first."""
    yield from (EXPLORER, "questionnaire.html", "departments/index.html", "sectors/index.html", "deadlines.html")
    if site.several_documents:
        yield DOCUMENTS
    for page in site.documents:
        yield page.url
        yield page.booklet_url
        yield from (companion_url(page.notice.document, each) for each in page.notice.document.sources)
    yield from (measure.url for measure in site.summaries.values())
    yield from (page.url for page in site.departments)
    yield from (page.url for page in site.sectors)
    yield from ("method.html", STATEMENTS, "offline.html", SITE_MAP)
