"""axe-core on the page that is open: what it finds, one line an element.

`structure` is all rules of WCAG 2.0, 2.1 and 2.2, A and AA, and axe's own best practices, but for those about colours.
`colours` is these, with the contrast that level AAA asks for, 7:1 (4.5:1 for large text). That takes half a millisecond a
text, and a list of measures has a thousand texts of forty sorts: texts that have the same colours, grounds and sizes all the
way up are judged by one of them.
"""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABOUT_COLOURS = [
    "color-contrast",
    "color-contrast-enhanced",
    "link-in-text-block",
]  # the second leaves to the first what fails that
STRUCTURE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {rule: {"enabled": False} for rule in ABOUT_COLOURS},
}
COLOURS = {"runOnly": {"type": "rule", "values": ABOUT_COLOURS}}

RUN = """async ({options, ofEachSort}) => {
  const sorts = new Map();
  const known = new WeakMap();
  const sort = (element) => {
    if (element && !known.has(element)) {
      const {color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, textShadow, textDecorationLine} = getComputedStyle(element);
      const own = [color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, textShadow, textDecorationLine].join();
      known.set(element, `${sort(element.parentElement)}/${own}`);
    }
    return known.get(element);
  };
  if (ofEachSort) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim().length > 1 && element.getClientRects().length) sorts.set(sort(element), element);
    }
    document.querySelectorAll('input, select, textarea').forEach((field) => sorts.set(`field ${sort(field)}`, field));
  }
  const where = ofEachSort ? {include: [...sorts.values()]} : document;
  const {violations} = await axe.run(where, {...options, resultTypes: ['violations'], preload: false, iframes: false});
  return violations.flatMap(({id, nodes}) => nodes.map((node) => {
    const [reason] = [...node.any, ...node.all, ...node.none];
    return `${id}: ${node.target.join(' ')}: ${reason ? reason.message : ''}`;
  }));
}"""


# What sticks to an edge of the window covers only what one has not scrolled to yet; to axe it is in the way.
UNSTUCK = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('[data-unstuck] { position: static !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const sticks = [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).position === 'sticky');
  sticks.forEach((element) => element.setAttribute('data-unstuck', ''));
}"""


def structure(page: Page) -> list[str]:
    page.evaluate(UNSTUCK)
    return run(page, STRUCTURE, of_each_sort=False)


def colours(page: Page) -> list[str]:
    return run(page, COLOURS, of_each_sort=True)


def run(page: Page, options: dict, of_each_sort: bool) -> list[str]:
    """Axe is put in by the debugger, which no Content-Security-Policy stops."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, {"options": options, "ofEachSort": of_each_sort})
