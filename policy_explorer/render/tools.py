"""What a build works with besides its content."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import BytecodeCache, Environment
from msgspec import Struct

from policy_explorer.memo import Memoize, no_memo
from policy_explorer.render.assets import Scripts, scripts
from policy_explorer.render.environment import environment


class Tools(Struct, frozen=True):
    jinja: Environment
    scripts: Scripts
    memoize: Memoize

    def compile(self) -> Iterator[None]:
        """Compile every template, one after the other, so that none has to be when it is wanted."""
        for name in self.jinja.list_templates():
            self.jinja.get_template(name)
            yield


def tools(compiled: BytecodeCache | None = None, memoize: Memoize = no_memo) -> Tools:
    """`compiled` keeps compiled templates; `memoize` keeps joined scripts, minified texts and the like."""
    return Tools(environment(compiled), scripts(), memoize)
