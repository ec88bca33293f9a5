"""Rules: the colours of the skin can be read; its own templates and styles can be put in place of others."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.discovery import file_problem
from policy_explorer.load.problem import Problem
from policy_explorer.resources import STATIC, TEMPLATES
from policy_explorer.text.patterns import regex
from policy_explorer.text.skins import LEAST_TEXT, SKINS, unreadable
from policy_explorer.text.style_loads import load_elsewhere
from policy_explorer.validate.content import SKIN, Content
from policy_explorer.validate.hints import suggestion

HEX = regex("#[0-9A-Fa-f]{6}")
NEW_LINE = regex(r"\r\n|\r|\n")  # as Jinja counts lines
SCHEMES = {"light": "浅色方案", "dark": "深色方案", "large light": "浅色的大字版", "large dark": "深色的大字版"}


def skin_can_be_read(content: Content) -> Iterator[Problem]:
    """Require that every text has a contrast of 7:1 in both schemes with the colours that the skin is given.

    Passes: `skin: {name: blue, light: "#0f4480"}`.
    Fails: `skin: {name: blue, light: "#4a90d9"}`, which is too pale for white paper.
    """
    file = content.settings
    skin = file.get("skin", dict) if file else None
    name = skin.get("name") if skin else None
    if file is None or skin is None or not isinstance(name, str) or name not in SKINS:
        return
    given = {name: skin[name] for name in ("light", "dark") if isinstance(skin.get(name), str)}
    if not given or not all(HEX.fullmatch(colour) for colour in given.values()):
        return
    worst: dict[str, tuple[float, str]] = {}
    for scheme, _, _, ratio in unreadable(name, given.get("light"), given.get("dark")):
        field = "dark" if "dark" in scheme and "dark" in given else "light" if "light" in given else "dark"
        worst[field] = min(worst.get(field, (ratio, scheme)), (ratio, scheme))
    for field, (ratio, scheme) in worst.items():
        hint = "换更深的颜色" if scheme.endswith("light") else "换更浅的颜色"
        message = f"{SCHEMES[scheme]}里文字的对比度只有 {ratio:.1f}:1，应至少 {LEAST_TEXT}:1"
        yield file.problem(("skin", field), message, given[field], hint)


def skin_files_fit(content: Content) -> Iterator[Problem]:
    """Require that a template in the folder skin replaces one of the generator and parses, and that no style asks another place.

    Passes: `skin/templates/components/emblem.html`.
    Fails: `skin/templates/components/emblm.html`, which nothing shows; a template with `{% if %}`; a style with `@import`.
    """
    for path, text in content.skin.items():
        if path.startswith("css/"):
            if not (STATIC / path).parent.is_dir():
                yield file_problem(f"{SKIN}{path}", "没有这张样式表", f"文件夹是 {'、'.join(sheets())} 之一")
            if found := load_elsewhere(text):
                line = found.string.count("\n", 0, found.start()) + 1
                yield Problem(f"{SKIN}{path}", line, 1, "", "样式要到别处去取东西", found.group(), "删去")
        elif not (TEMPLATES.parent / path).is_file():
            name = suggestion(path, template_names())
            yield file_problem(f"{SKIN}{path}", "没有这个模板可以替换", name)
        else:
            yield from template_problems(path, text)


def template_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the problem of a template that does not parse. Jinja is imported only where there are such templates."""
    from jinja2 import Environment, TemplateSyntaxError

    try:
        Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        line = NEW_LINE.split(text)[error.lineno - 1]
        yield Problem(f"{SKIN}{path}", error.lineno, 1, "", "模板的语法不对", line, "对照原来的模板改")
    except RecursionError:
        yield file_problem(f"{SKIN}{path}", "模板套得太深", "对照原来的模板改")


def sheets() -> list[str]:
    return sorted(folder.name for folder in (STATIC / "css").iterdir() if folder.is_dir())


def template_names() -> list[str]:
    return [path.relative_to(TEMPLATES.parent).as_posix() for path in sorted(TEMPLATES.rglob("*.html"))]
