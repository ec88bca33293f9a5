"""Where compiled templates are kept: beside the templates, as Python keeps compiled modules. Makes a folder.

So a build without a cache need not compile them either.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from policy_explorer.build.cache import Cache
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.resources import TEMPLATES


def compiled_templates(cache: Cache) -> CompiledTemplates:
    """Return the compiled templates, which are in `cache` where Python may not write bytecode."""
    kept = Cache(folder, cache.code) if (folder := bytecode_folder()) else cache
    return CompiledTemplates(kept.template, kept.put_template)


def bytecode_folder() -> Path | None:
    """Return the folder in which Python would keep bytecode of modules in templates/; None if it would keep none."""
    if sys.dont_write_bytecode:
        return None
    folder = Path(cache_from_source(str(TEMPLATES / "template.py"))).parent
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return None
