"""Draw the QR code of a URL as inline SVG. No effects."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

QUIET_ZONE = 4  # modules around the code, as ISO/IEC 18004 demands
MASK = 2  # scanners read all eight masks; choosing the best by trying all takes ten times as long


@lru_cache(maxsize=64)  # every page has the code of the whole site
def qr_code(address: str) -> Markup:
    """Return the SVG, black on white in every colour scheme, because scanners need the contrast."""
    import segno  # not needed by a site whose address is not known

    code = segno.make(address, error="m", micro=False, mask=MASK)
    return Markup(
        code.svg_inline(
            border=QUIET_ZONE,
            omitsize=True,
            light="#fff",
            dark="#000",
            svgclass="qr-code",
            lineclass=None,
            title=f"二维码：{address}",
        )
    )
