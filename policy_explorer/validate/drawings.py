"""Whether an SVG drawing is inert: opened by itself, it would run scripts and ask other places for more.

It is read as XML, as browsers read it, and not searched for words: a name space, an escape or another encoding would hide them.
"""

from __future__ import annotations

from xml.parsers import expat

from policy_explorer.text.patterns import regex
from policy_explorer.text.style_loads import load_elsewhere

SVG = "http://www.w3.org/2000/svg"
# Name spaces whose elements do something in a browser. Those of drawing programs are only kept.
ACTIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events")
SHAPES = frozenset(
    "a circle clipPath defs desc ellipse filter g image line linearGradient marker mask metadata path pattern polygon polyline"
    " radialGradient rect stop style svg switch symbol text textPath title tspan use view".split()
)
FILTER = "fe"  # feGaussianBlur and the like
INSIDE = regex(r"\s*(?:#|data:image/(?:png|jpeg)[;,])")


class NotInert(Exception):
    """The drawing has a script, asks another place for something, or may be read otherwise by a browser."""


def is_inert(drawing: bytes) -> bool:
    """Return whether the drawing is sound XML with shapes alone."""
    reader = Reader()
    try:
        reader.parser.Parse(drawing, True)
    except (NotInert, expat.ExpatError, ValueError):
        return False
    return load_elsewhere("".join(reader.styles)) is None


class Reader:
    """Reads a drawing and raises NotInert; keeps the texts of its style sheets."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.XmlDeclHandler, self.parser.EntityDeclHandler = self.declaration, self.entity
        self.parser.ProcessingInstructionHandler = self.instruction
        self.is_style = False
        self.styles: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space in ACTIVE or (space == SVG and local not in SHAPES and not local.startswith(FILTER)):
            raise NotInert
        self.is_style = local == "style"
        for key, value in attributes.items():
            refuse_attribute(space, key, value)

    def end(self, name: str) -> None:
        self.is_style = False

    def text(self, content: str) -> None:
        if self.is_style:
            self.styles.append(content)

    def entity(self, *_: object) -> None:
        raise NotInert

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            raise NotInert

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise NotInert


def refuse_attribute(element_space: str, key: str, value: str) -> None:
    """Raise NotInert where an attribute runs something or leads out of the drawing."""
    space, _, name = key.rpartition(" ")
    leads_out = name in ("href", "src", "base") and not INSIDE.match(value)
    has_style = element_space == SVG and not space
    if name.lower().startswith("on") or leads_out or (has_style and load_elsewhere(value)):
        raise NotInert
