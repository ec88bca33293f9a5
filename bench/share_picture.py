"""Draw the picture that other sites show beside a link to the site: a banyan on rice paper, as the text of an SVG.

The tree is generated from a fixed seed, so that it is always the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin
from random import Random

WIDTH, HEIGHT = 1200, 630
GROUND = 548  # the height of the foot of the tree
PAPER, MIST, HILL, EARTH = "#f6f7f3", "#eaf0e8", "#dde9e0", "#cddccf"
# The crown from back to front, and its lit leaves.
BACK, MIDDLE, FRONT, LIGHT = "#3f846b", "#1f6b53", "#0c5a45", "#5f9f86"
WOOD, WOOD_BEHIND = "#0a4334", "#2b6b57"
CROWN_X, CROWN_Y, CROWN_WIDE, CROWN_HIGH = 600, 236, 470, 150


def svg() -> str:
    chance = Random(11)
    parts = (
        *land(),
        *roots(chance, 44, WOOD_BEHIND, 0.8),
        *crown(chance, BACK, 1.0, 0, 22),
        *trunk(),
        *roots(chance, 56, WOOD, 1.0),
    )
    above = (*crown(chance, MIDDLE, 0.86, 14, 19), *crown(chance, FRONT, 0.7, 34, 15), *leaves(chance))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join((*parts, *above))}</svg>'


def land() -> Iterator[str]:
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
    yield f'<path fill="{MIST}" d="M0 430C180 380 300 420 460 400S800 350 960 396 1120 420 1200 392V630H0z"/>'
    yield f'<path fill="{HILL}" d="M0 500C150 456 330 500 520 486S860 452 1020 490 1150 500 1200 488V630H0z"/>'
    yield f'<path fill="{EARTH}" d="M0 566C220 540 420 544 600 542S1000 544 1200 562V630H0z"/>'


def crown(chance: Random, colour: str, size: float, lower: float, count: int) -> Iterator[str]:
    """Yield round tufts of leaves along a flat dome, wider than high like that of a banyan."""
    yield f'<ellipse fill="{colour}" cx="{CROWN_X}" cy="{CROWN_Y + lower}" rx="{CROWN_WIDE * size * 0.8:.0f}" ry="{CROWN_HIGH * size * 0.62:.0f}"/>'
    for at in range(count):
        angle, reach = 2 * pi * (at + chance.uniform(0, 0.8)) / count, chance.uniform(0.72, 1)
        x = CROWN_X + CROWN_WIDE * size * reach * cos(angle)
        y = CROWN_Y + lower + CROWN_HIGH * size * reach * sin(angle) * (0.55 if sin(angle) > 0 else 1)
        yield f'<ellipse fill="{colour}" cx="{x:.0f}" cy="{y:.0f}" rx="{chance.uniform(52, 96) * size:.0f}" ry="{chance.uniform(34, 58) * size:.0f}"/>'


def leaves(chance: Random) -> Iterator[str]:
    for _ in range(70):
        angle, reach = chance.uniform(0.94 * pi, 2.06 * pi), chance.uniform(0.04, 1) ** 0.5
        x, y = CROWN_X + CROWN_WIDE * 0.88 * reach * cos(angle), CROWN_Y + 34 + CROWN_HIGH * 0.96 * reach * sin(angle)
        turn = chance.uniform(-50, 50)
        yield f'<path fill="{LIGHT}" transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})" d="M-9 0C-5-7 4-7 10 0 4 7-5 7-9 0z"/>'


def trunk() -> Iterator[str]:
    stems = "M520 240C548 330 560 430 520 520 508 536 480 546 452 552H752C722 546 694 536 682 520 640 430 652 330 684 240L640 300 604 240 566 300z"
    yield f'<path fill="{WOOD}" d="{stems}"/>'
    yield f'<path fill="none" stroke="{WOOD}" stroke-width="30" stroke-linecap="round" d="M560 330C500 290 420 270 350 262M642 330C700 286 790 270 862 258M600 320C600 280 604 240 600 210"/>'
    yield f'<path fill="none" stroke="{WOOD_BEHIND}" stroke-width="4" stroke-linecap="round" d="M580 330C594 400 586 470 560 530M622 322C612 400 622 470 644 530M600 360C602 430 602 480 600 536"/>'


def roots(chance: Random, count: int, colour: str, weight: float) -> Iterator[str]:
    """Yield aerial roots that hang from the crown, some of which have reached the ground and become stems."""
    for at in range(count):
        x = CROWN_X + CROWN_WIDE * 0.84 * (2 * (at + chance.uniform(0.1, 0.9)) / count - 1)
        beside = abs(x - CROWN_X) / CROWN_WIDE
        if beside < 0.16:
            continue
        grounded = beside > 0.24 and chance.random() < 0.2
        top = CROWN_Y + 20
        end = GROUND + chance.uniform(-4, 6) if grounded else top + chance.uniform(110, 260) * (1.1 - 0.35 * beside)
        wide = chance.uniform(4, 8) * weight if grounded else chance.uniform(2, 4.5) * weight
        tip = wide * 0.8 if grounded else 0.5
        sway = chance.uniform(-14, 14)
        foot = f"{x + sway + tip:.1f} {end:.0f}" + (
            f"q6 6 16 8h{-2 * tip - 32:.0f}q10-2 16-8" if grounded else f"h{-2 * tip:.1f}"
        )
        yield (
            f'<path fill="{colour}" d="M{x - wide:.1f} {top}C{x - wide:.1f} {(top + end) / 2:.0f} {x + sway - tip:.1f} {(top + end) / 2:.0f} {x + sway - tip:.1f} {end:.0f}'
            f'L{foot}L{x + sway + tip:.1f} {end:.0f}C{x + sway + tip:.1f} {(top + end) / 2:.0f} {x + wide:.1f} {(top + end) / 2:.0f} {x + wide:.1f} {top}z"/>'
        )
