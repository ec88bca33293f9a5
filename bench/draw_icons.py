"""Draw the icons in static/icons/ from the emblems, for each skin, and the picture that other sites show beside a link.

Run it after a change of the emblem (templates/components/emblem.html) or of share_picture.py.

    python bench/draw_icons.py

Chromium renders the drawings. The files have small palettes, so that an icon takes a few kilobytes.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from base64 import b64decode
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import share_picture
from chromium import blank_page
from policy_explorer.text.skins import NAMES, schemes

ICONS = ROOT / "static" / "icons"
# Folder of the skin, drawing (the first or the second emblem), ground.
GROUND = "#0d5c46"
SKINS = (("", 0, GROUND), *((name, 1, schemes(name)[0].tokens["banner"]) for name in NAMES if name != "banyan"))
PLAIN_PICTURE = 0.3  # the share of the height that the emblem takes in the picture of a skin without a banyan
STEPS = 32  # of each channel: enough for smooth edges
ROUND, FULL = 7, 0  # corners, in the 32 units of the emblem
FAVICON_SCALE = 0.86  # larger, because it is shown at 16 pixels
# Name, pixels, radius of corners, scale of the emblem. Systems cut a maskable icon to any shape within its inner 80 %,
# and round the corners of a touch icon.
DRAWN = (
    ("icon-192.png", 192, ROUND, 0.76),
    ("icon-512.png", 512, ROUND, 0.76),
    ("icon-maskable-512.png", 512, FULL, 0.62),
    ("apple-touch-icon.png", 180, FULL, 0.72),
)
MOST_COLOURS = 256  # of a palette
PICTURE_COLOURS = 64
PIXELS = """async ([svg, width, height]) => {
  const image = new Image(width, height);
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  return btoa(Array.from(context.getImageData(0, 0, width, height).data, (byte) => String.fromCharCode(byte)).join(''));
}"""


def drawing_of(number: int) -> str:
    return re.findall(r"<path [^>]*/>", (ROOT / "templates" / "components" / "emblem.html").read_text("utf-8"))[number]


def svg(corners: int, scale: float, number: int = 0, ground: str = GROUND) -> str:
    emblem = drawing_of(number)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="{corners}" fill="{ground}"/>'
        f'<g fill="#fff" transform="translate(16 16) scale({scale}) translate(-16 -16)">{emblem}</g></svg>'
    )


def pixels_of(drawing: bytes) -> list[bytes]:
    return [drawing[at : at + 4] for at in range(0, len(drawing), 4)]


def png(colours: list[bytes], width: int) -> bytes:
    """Encode pixels (RGBA, row by row) as a PNG with a palette. Raises ValueError for more than 256 colours."""
    palette = sorted(
        set(colours), key=lambda colour: (colour[3], colour)
    )  # colours with an alpha first: only these need an entry in tRNS
    if len(palette) > MOST_COLOURS:
        raise ValueError(f"{len(palette)} colours")
    places = {colour: place for place, colour in enumerate(palette)}
    rows = b"".join(
        b"\0" + bytes(places[colour] for colour in colours[at : at + width]) for at in range(0, len(colours), width)
    )
    alphas = bytes(colour[3] for colour in palette).rstrip(b"\xff")
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, len(colours) // width, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(colour[:3] for colour in palette)),
        *([(b"tRNS", alphas)] if alphas else []),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in chunks)


def stepped(colour: bytes, written: str) -> bytes:
    """Round a colour to fewer steps. All transparent pixels get one colour."""
    if colour[3] == 0:
        return bytes(4)
    ground = bytes.fromhex(written[1:])
    if colour[3] < 255:  # an edge of the ground
        return ground + bytes([step(colour[3])])
    share = step(round(255 * (colour[0] - ground[0]) / (255 - ground[0]))) / 255
    return bytes(round(low + share * (255 - low)) for low in ground) + b"\xff"


def fewer(colours: list[bytes]) -> list[bytes]:
    """Reduce pixels to their most frequent colours. Areas keep their colours; at edges the nearest is used."""
    common = [colour for colour, _ in sorted(Counter(colours).items(), key=lambda found: (-found[1], found[0]))]
    palette = common[:PICTURE_COLOURS]
    nearest = {
        colour: min(palette, key=lambda other: sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)))
        for colour in common
    }
    return [nearest[colour] for colour in colours]


def step(value: int) -> int:
    return round(round(value * (STEPS - 1) / 255) * 255 / (STEPS - 1))


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def plain_picture(number: int, ground: str) -> str:
    """Return the picture beside a link to a site without a banyan: its emblem in the middle."""
    size = share_picture.HEIGHT * PLAIN_PICTURE
    left, top = (share_picture.WIDTH - size) / 2, (share_picture.HEIGHT - size) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {share_picture.WIDTH} {share_picture.HEIGHT}">'
        f'<rect width="100%" height="100%" fill="{ground}"/>'
        f'<g fill="#fff" transform="translate({left} {top}) scale({size / 32})">{drawing_of(number)}</g></svg>'
    )


def main() -> None:
    with blank_page() as page:
        for skin, number, ground in SKINS:
            folder = ICONS / skin
            folder.mkdir(exist_ok=True)
            (folder / "favicon.svg").write_text(svg(ROUND, FAVICON_SCALE, number, ground) + "\n", "utf-8")
            for name, size, corners, scale in DRAWN:
                drawn = page.evaluate(PIXELS, [svg(corners, scale, number, ground), size, size])
                pixels = pixels_of(b64decode(drawn))
                (folder / name).write_bytes(png([stepped(pixel, ground) for pixel in pixels], size))
            picture = plain_picture(number, ground) if skin else share_picture.svg()
            drawn = b64decode(page.evaluate(PIXELS, [picture, share_picture.WIDTH, share_picture.HEIGHT]))
            (folder / "share.png").write_bytes(png(fewer(pixels_of(drawn)), share_picture.WIDTH))


if __name__ == "__main__":
    main()
