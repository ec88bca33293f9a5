"""Colours as `#rrggbb`: mixed, and how well one is read on another, as WCAG 2.2 computes it. Pure."""

from __future__ import annotations

KNEE = 0.04045  # below it sRGB is linear


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` with so large a share of `other`, from 0 to 1."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def luminance(colour: str) -> float:
    parts = (value / 255 for value in channels(colour))
    red, green, blue = (value / 12.92 if value <= KNEE else ((value + 0.055) / 1.055) ** 2.4 for value in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
