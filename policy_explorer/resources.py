"""Find the folders of the program: the package itself, `templates`, `static` and `schemas`.

In a checkout they are at the top level of the repository; a wheel has them inside the package (`force-include` in
pyproject.toml). `CACHE` is the folder of the cache unless the user names another: in the checkout, or, if the program
is installed, in the current folder.
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
