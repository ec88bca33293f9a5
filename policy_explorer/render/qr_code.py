"""An address -> its QR code, as SVG to stand in a page. Pure."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

QUIET_ZONE = 4  # modules around the code, as ISO/IEC 18004 asks for
MASK = 2  # any of the eight is read as well; to try all of them for the plainest picture takes ten times as long


@lru_cache(maxsize=64)  # that of the whole site stands on every page
def qr_code(address: str) -> Markup:
    """Black on white whatever the page's colours: scanners want the contrast."""
    import segno  # a site whose address is not known has no codes

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
