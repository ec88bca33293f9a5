"""An error -> one line in Chinese. Pure.

Errors of ours carry their text. Python's and Jinja's do not: the system refused something, or an engineer broke a template.
"""

from __future__ import annotations

import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from policy_explorer.errors import PolicyExplorerError
from policy_explorer.publish.os_errors import reason

if TYPE_CHECKING:
    from jinja2 import TemplateError


def explained() -> tuple[type[BaseException], ...]:
    """Return the types of errors that `explain` explains. Jinja is loaded when there is an error."""
    from jinja2 import TemplateError

    return PolicyExplorerError, TemplateError, OSError


def explain(error: BaseException) -> str:
    """Return the line that is shown for an error of the types `explained`."""
    from jinja2 import TemplateError

    if isinstance(error, TemplateError):  # TemplateNotFound is an OSError as well
        return f"模板有误：{template_line(error)}{error}"
    if isinstance(error, OSError):
        where = error.filename2 or error.filename
        return f"无法完成：{reason(error)}{f'（{where}）' if where else ''}。"
    return str(error)


def fault_line(error: BaseException) -> str:
    """Return a line for an error of no such type: a fault of the program, at the innermost place of the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"（{PurePath(frames[-1].filename).name} 第 {frames[-1].lineno} 行）" if frames else ""
    return f"程序出了错，请告诉维护者：{type(error).__name__}：{error}{place}"


def template_line(error: TemplateError) -> str:
    """Return file and line of the innermost template in the traceback; "" if there is none."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith((".html", ".txt"))]
    return lines[-1] if lines else ""
