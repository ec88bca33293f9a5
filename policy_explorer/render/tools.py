"""Create the tools of a build, which do not depend on the content."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import BytecodeCache, Environment
from msgspec import Struct

from policy_explorer.memo import Memoize, no_memo
from policy_explorer.render.assets import Scripts, scripts
from policy_explorer.render.environment import environment


class Tools(Struct, frozen=True):
    """The Jinja environment, the scripts of the site, and a function that memoizes texts (`memo`)."""

    jinja: Environment
    scripts: Scripts
    memoize: Memoize

    def compile(self) -> Iterator[None]:
        """Compile every template, one a step, so that workers inherit the compiled templates."""
        for name in self.jinja.list_templates():
            self.jinja.get_template(name)
            yield


def tools(compiled: BytecodeCache | None = None, memoize: Memoize = no_memo) -> Tools:
    """Return the tools. `compiled` stores compiled templates; `memoize` stores scripts and minified texts."""
    return Tools(environment(compiled), scripts(), memoize)
