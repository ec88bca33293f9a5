"""An error -> one line in Chinese. Pure.

Errors of ours carry their text. Python's and Jinja's do not: the system refused something, or an engineer broke a template.
"""

from __future__ import annotations

import traceback
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


def template_line(error: TemplateError) -> str:
    """Return file and line of the innermost template in the traceback; "" if there is none."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith((".html", ".txt"))]
    return lines[-1] if lines else ""
