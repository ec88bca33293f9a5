"""What rendering needs besides the site: templates, scripts and a memo. Reads templates/ and static/."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import BytecodeCache, Environment
from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.memo import Memoize, no_memo
from policy_explorer.model import Catalogue
from policy_explorer.render.assets import Scripts
from policy_explorer.render.environment import environment
from policy_explorer.render.look import Look, look_of


class Tools(Struct, frozen=True):
    """The tools of rendering, the same for all pages of a build."""

    jinja: Environment
    scripts: Scripts
    memoize: Memoize
    keep: Memoize
    look: Look

    def compile(self) -> Iterator[None]:
        """Compile every template before it is needed, one for each step of the iterator."""
        for name in self.jinja.list_templates():
            self.jinja.get_template(name)
            yield


def tools(
    compiled: BytecodeCache | None = None,
    memoize: Memoize = no_memo,
    keep: Memoize = no_memo,
    catalogue: Catalogue | None = None,
) -> Tools:
    """Return the tools for the site of the catalogue. `compiled` stores compiled templates.

    `keep` stores texts that are made of the program alone, as bundled scripts are, `memoize` all others.
    """
    pieces = tuple(catalogue.skin.items()) if catalogue else ()
    look = replace(look_of(catalogue.settings if catalogue else None), pieces=pieces)
    return Tools(environment(compiled, look), Scripts(), memoize, keep, look)
