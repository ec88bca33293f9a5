"""Rule: the colours of the skin can be read."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.text.patterns import regex
from policy_explorer.text.skins import LEAST_TEXT, SKINS, unreadable
from policy_explorer.validate.content import Content

HEX = regex("#[0-9A-Fa-f]{6}")
SCHEMES = {"light": "浅色方案", "dark": "深色方案", "large light": "浅色的大字版", "large dark": "深色的大字版"}


def skin_can_be_read(content: Content) -> Iterator[Problem]:
    """Require that every text has a contrast of 7:1 in both schemes with the colours that the skin is given.

    Passes: `skin: {name: blue, light: "#0f4480"}`.
    Fails: `skin: {name: blue, light: "#4a90d9"}`, which is too pale for white paper.
    """
    file = content.settings
    skin = file.get("skin", dict) if file else None
    if file is None or skin is None or skin.get("name") not in SKINS:
        return
    given = {name: skin[name] for name in ("light", "dark") if isinstance(skin.get(name), str)}
    if not given or not all(HEX.fullmatch(colour) for colour in given.values()):
        return
    worst: dict[str, tuple[float, str]] = {}
    for scheme, _, _, ratio in unreadable(skin["name"], given.get("light"), given.get("dark")):
        name = "dark" if "dark" in scheme and "dark" in given else "light" if "light" in given else "dark"
        worst[name] = min(worst.get(name, (ratio, scheme)), (ratio, scheme))
    for name, (ratio, scheme) in worst.items():
        hint = "换更深的颜色" if scheme.endswith("light") else "换更浅的颜色"
        message = f"{SCHEMES[scheme]}里文字的对比度只有 {ratio:.1f}:1，应至少 {LEAST_TEXT}:1"
        yield file.problem(("skin", name), message, given[name], hint)
