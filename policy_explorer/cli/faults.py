"""A fault that is nobody's content: of the machine, or of a part that an engineer is working on -> one line in Chinese. Pure."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError

from policy_explorer.editions.zip_bundle import UnfitPath
from policy_explorer.publish.os_errors import reason
from policy_explorer.render.js_module import ScriptError
from policy_explorer.render.minify import MinifyError
from policy_explorer.search.pagefind import SearchIndexError

# What an engineer may break while working on templates, scripts, styles and names, and a search tool that does not run.
BROKEN_PARTS = (TemplateError, ScriptError, MinifyError, SearchIndexError, UnfitPath)


def explain(fault: Exception) -> str:
    if isinstance(fault, TemplateError):  # one that is missing is an OSError too
        return f"模板有误：{template_place(fault)}{fault}"
    if isinstance(fault, OSError):
        where = fault.filename2 or fault.filename
        return f"无法完成：{reason(fault)}{f'（{where}）' if where else ''}。"
    if isinstance(fault, ScriptError):
        return f"脚本有误：{fault}"
    if isinstance(fault, MinifyError):
        return f"脚本或样式有误，无法压缩：{fault}"
    return str(fault)


def template_place(fault: TemplateError) -> str:
    """Where in the templates a fault lies: the innermost frame of a template's own."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith((".html", ".txt"))]
    return places[-1] if places else ""
