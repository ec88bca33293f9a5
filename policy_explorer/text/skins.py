"""The ready skins, and the design tokens of a skin in each scheme. Pure.

A skin gives its greys and a pair of colours, one on light and one on dark paper; the other colours are mixed from these.
`banyan` is what static/css/site/tokens.css says: it needs tokens of its own only where an editor changes its colours.
`unreadable` proves that every text has 7:1 on every ground that it can stand on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from policy_explorer.text.colours import contrast, mixed

Tokens = Mapping[str, str]
BLACK, WHITE = "#000000", "#ffffff"
NAMES = ("banyan", "blue", "warm")
NEUTRAL = "blue"  # of a site that chooses none
LEAST_TEXT, LEAST_LINE = 7, 3
GROUNDS = ("paper", "surface", "surface-sunk")
# Colours that no skin changes, on light and on dark paper: those of tokens.css.
KEPT = {
    "light": {
        "derived": "#5b3a00", "official": "#1d3f6e", "yes": "#09523e", "maybe": "#6b4400", "no": "#8a1f1f",
    },
    "dark": {
        "derived": "#f0cf90", "official": "#b3cdf2", "yes": "#8fd6b8", "maybe": "#f0cf90", "no": "#f5b5ad",
    },
}  # fmt: skip


class ReadySkin(NamedTuple):
    """The colour pair of a skin, and its greys on light and on dark paper."""

    light: str
    dark: str
    light_greys: Tokens
    dark_greys: Tokens


def greys(paper: str, surface: str, sunk: str, ink: str, soft: str, line: str, strong: str) -> Tokens:
    names = ("paper", "surface", "surface-sunk", "ink", "ink-soft", "line", "line-strong")
    return dict(zip(names, (paper, surface, sunk, ink, soft, line, strong), strict=True))


SKINS = {
    "banyan": ReadySkin(
        "#0a5541",
        "#8fd6b8",
        greys("#f6f7f3", "#ffffff", "#eef1ea", "#17211b", "#414d45", "#cfd6cc", "#727e75"),
        greys("#121814", "#1a221d", "#232c26", "#eef3ee", "#c3cdc5", "#37423b", "#8b978f"),
    ),
    "blue": ReadySkin(
        "#0f4480",
        "#a3cbf7",
        greys("#f5f7fa", "#ffffff", "#edf1f6", "#161c24", "#3f4956", "#cdd5de", "#707b88"),
        greys("#11151b", "#191f27", "#222a34", "#eef2f7", "#c2cbd6", "#36404c", "#8a96a4"),
    ),
    "warm": ReadySkin(
        "#7a2e12",
        "#f5bfa3",
        greys("#faf7f2", "#ffffff", "#f4eee5", "#231a12", "#4c4137", "#ddd2c3", "#83766a"),
        greys("#191512", "#221d18", "#2c251f", "#f5efe8", "#d0c6ba", "#463d34", "#9c9083"),
    ),
}


class Scheme(NamedTuple):
    """The tokens that a skin sets where `media` and `selector` hold."""

    name: str
    media: str
    selector: str
    tokens: Tokens


@cache  # every page asks
def schemes(name: str, light: str | None = None, dark: str | None = None) -> tuple[Scheme, ...]:
    """Return the tokens of the skin `name` in each scheme, with other colours where they are given."""
    ready = SKINS[name]
    day, night = light or ready.light, dark or ready.dark
    on_light = {**ready.light_greys, **light_tokens(day)}
    on_dark = {**ready.dark_greys, **dark_tokens(day, night, ready.dark_greys["paper"])}
    large_light = {**large_light_greys(ready.light_greys), **large_light_tokens(day)}
    large_dark = {**large_dark_greys(ready.dark_greys), **large_dark_tokens(day, night)}
    large = '[data-type="large"]'
    return (
        Scheme("light", "", ":root", on_light),
        Scheme("dark", "(prefers-color-scheme: dark)", ":root", on_dark),
        Scheme("large light", "screen", large, on_light | large_light),
        Scheme("large dark", "screen and (prefers-color-scheme: dark)", large, on_dark | large_dark),
    )


def light_tokens(day: str) -> Tokens:
    return {
        "brand": day,
        "brand-strong": mixed(day, BLACK, 0.2),
        "brand-soft": mixed(day, WHITE, 0.88),
        "on-brand": WHITE,
        "banner": mixed(day, BLACK, 0.12),
        "on-banner": WHITE,
        "banner-line": mixed(day, WHITE, 0.25),
    }


def dark_tokens(day: str, night: str, paper: str) -> Tokens:
    return {
        "brand": night,
        "brand-strong": mixed(night, WHITE, 0.35),
        "brand-soft": mixed(night, paper, 0.83),
        "on-brand": mixed(night, BLACK, 0.88),
        "banner": mixed(day, BLACK, 0.55),
        "on-banner": mixed(night, WHITE, 0.85),
        "banner-line": mixed(day, WHITE, 0.12),
    }


def large_light_greys(own: Tokens) -> Tokens:
    return {
        "paper": WHITE,
        "surface": WHITE,
        "ink": BLACK,
        "ink-soft": mixed(own["ink-soft"], BLACK, 0.55),
        "line": own["line-strong"],
        "line-strong": BLACK,
    }


def large_light_tokens(day: str) -> Tokens:
    darker = mixed(day, BLACK, 0.3)
    return {
        "brand": darker,
        "brand-strong": mixed(day, BLACK, 0.55),
        "banner": mixed(day, BLACK, 0.45),
        "banner-line": mixed(day, WHITE, 0.55),
    }


def large_dark_greys(own: Tokens) -> Tokens:
    return {
        "paper": BLACK,
        "surface": mixed(own["paper"], BLACK, 0.4),
        "surface-sunk": own["surface"],
        "ink": WHITE,
        "ink-soft": mixed(own["ink-soft"], WHITE, 0.6),
        "line": own["line-strong"],
        "line-strong": WHITE,
    }


def large_dark_tokens(day: str, night: str) -> Tokens:
    return {
        "brand": mixed(night, WHITE, 0.3),
        "brand-strong": mixed(night, WHITE, 0.6),
        "banner": mixed(day, BLACK, 0.6),
        "on-banner": WHITE,
    }


@cache
def style(name: str, light: str | None, dark: str | None, sans: bool) -> str:
    """Return the CSS of a skin, to stand behind the tokens that it replaces; "" where there is nothing to replace."""
    font = ":root{--font-official:var(--font)}\n" if sans else ""
    if name == "banyan" and not (light or dark):
        return font
    return font + "".join(map(rule, schemes(name, light, dark)))


def rule(scheme: Scheme) -> str:
    written = f"{scheme.selector}{{{';'.join(f'--{name}:{value}' for name, value in scheme.tokens.items())}}}"
    return f"@media {scheme.media}{{{written}}}\n" if scheme.media else f"{written}\n"


def samples() -> str:
    """Return CSS that gives an element of the class `skin-<name>-light` or `skin-<name>-dark` the tokens of that scheme."""
    return "".join(
        rule(scheme._replace(media="", selector=f".skin-{name}-{scheme.name}"))
        for name in NAMES
        for scheme in schemes(name)[:2]
    )


def unreadable(name: str, light: str | None = None, dark: str | None = None) -> Iterator[tuple[str, str, str, float]]:
    """Yield (scheme, what, ground, ratio) of each pair of colours that is read too badly."""
    for scheme in schemes(name, light, dark):
        tokens = {**KEPT["dark" if "dark" in scheme.name else "light"], **scheme.tokens}
        texts = [
            (text, ground)
            for text in ("ink", "ink-soft", "brand", "brand-strong")
            for ground in (*GROUNDS, "brand-soft")
        ]
        texts += [(text, ground) for text in KEPT["light"] for ground in GROUNDS]
        texts += [("on-brand", "brand"), ("on-brand", "brand-strong"), ("on-banner", "banner")]
        for least, pairs in ((LEAST_TEXT, texts), (LEAST_LINE, [("line-strong", ground) for ground in GROUNDS])):
            for what, ground in pairs:
                ratio = contrast(tokens[what], tokens[ground])
                if ratio < least:
                    yield scheme.name, what, ground, ratio
