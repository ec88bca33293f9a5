"""Windows as data that a script judges on the reference date, and as an element that such a script fills. No effects."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup, escape

from policy_explorer.derive.window_wording import window_rule
from policy_explorer.derive.windows import SiteWindow
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes.periods import WindowEntry, iso


def window_entry(site_window: SiteWindow) -> WindowEntry:
    """Return a window as written, with the parts of its term."""
    written = site_window.window.model_dump(mode="json", by_alias=True, exclude_none=True)
    spans = [
        {name: iso(day) for name, day in (("from", first), ("until", last)) if day} for first, last in site_window.spans
    ]
    return cast(WindowEntry, written | ({"spans": spans} if any(spans) else {}))


def window_element(site_window: SiteWindow) -> Markup:
    """Render when one can apply in words; a script adds how that stands on the reference date."""
    entry = {name: value for name, value in window_entry(site_window).items() if name != "quote"}
    return Markup(
        f'<span class="window" data-window="{escape(compact(entry))}"><span class="window-rule">'
        f'{escape(window_rule(site_window.window))}</span> <span class="window-now" data-window-slot hidden></span></span>'
    )
