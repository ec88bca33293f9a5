"""How the site looks, worked out from its settings: signs, pictures, colours. No effects."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.model import Settings
from policy_explorer.text.skins import NEUTRAL, schemes, style

BANYAN = "banyan"
# Of the banyan, as in static/css/site/tokens.css: its banner on light, its paper, its banner on dark.
BANYAN_COLOURS = ("#0b4a39", "#f6f7f3", "#10291f")
SIGNS = {BANYAN: "banyan", "blue": "page", "warm": "none"}
PICTURE_WORDS = {BANYAN: "一棵榕树，气根垂地", "blue": "一页公文", "warm": "一页公文"}


class Look(Struct, frozen=True):
    """The look of a site.

    `sign` is what stands before its name: a drawing, a picture of the content, or none. `style` is CSS that stands behind
    the design tokens. The colours are for browsers and the system around them, whose bar goes on from the head of the page. `pieces` are styles and templates of the content, by
    path, in place of those of the generator.
    """

    name: str
    sign: str
    has_hero_picture: bool
    style: str
    theme: str
    paper: str
    dark_theme: str
    picture_words: str
    pieces: tuple[tuple[str, str], ...] = ()

    @property
    def drawing(self) -> str:
        """The name of the drawing, "" where there is none."""
        return self.sign if self.sign in ("banyan", "page") else ""

    @property
    def picture(self) -> str:
        """The path of the picture, "" where there is none."""
        return self.sign if "/" in self.sign else ""


def look_of(settings: Settings | None) -> Look:
    """Return the look that the settings ask for; without any, the neutral one."""
    skin = settings.skin if settings else None
    name = skin.name if skin else NEUTRAL
    light, dark = (skin.light, skin.dark) if skin else (None, None)
    theme, paper, dark_theme = BANYAN_COLOURS
    if name != BANYAN or light or dark:
        on_light, on_dark, *_ = schemes(name, light, dark)
        theme, paper, dark_theme = on_light.tokens["banner"], on_light.tokens["paper"], on_dark.tokens["banner"]
    hero = skin and skin.hero
    return Look(
        name=name,
        sign=(skin and skin.sign) or SIGNS[name],
        has_hero_picture=hero == BANYAN or (name == BANYAN and hero is None),
        style=style(name, light, dark, sans=bool(skin and skin.official_font == "sans")),
        theme=theme,
        paper=paper,
        dark_theme=dark_theme,
        picture_words=PICTURE_WORDS[name],
    )
