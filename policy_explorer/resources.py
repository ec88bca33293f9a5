"""The folders that the program consists of: the package itself, `templates`, `static` and `schemas`.

In a checkout they lie at the top level of the repository, beside the package; a wheel carries them inside the package (`pyproject.toml`,
`force-include`). Nothing is read here but which of the two is there. `CACHE` is where results of earlier builds lie unless the user names another folder:
beside the program, or, for an installed one, in the current folder.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = PACKAGE / "resources"
CHECKOUT = PACKAGE.parent

IS_INSTALLED = INSTALLED.is_dir()
TEMPLATES, STATIC, SCHEMAS = (
    (INSTALLED / "templates", INSTALLED / "static", INSTALLED / "schemas")
    if IS_INSTALLED
    else (CHECKOUT / "templates", CHECKOUT / "static", CHECKOUT / "docs" / "schemas")
)
CACHE = Path(".cache") if IS_INSTALLED else CHECKOUT / ".cache"
