"""The contents that schemas are held against, and a validator for each kind of file."""

from __future__ import annotations

from pathlib import Path

from policy_explorer.load.loader import load
from policy_explorer.schemas.content import KINDS, content_schema
from support.json_schema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).parents[2]
CONTENTS = {name: load(ROOT / name) for name in ("content", "tests/tiny_content")}
FILES = [(name, path) for name, sources in CONTENTS.items() for path in sources.yaml]


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(content_schema(kind), format_checker=FormatChecker(["date"]))


VALIDATORS = {kind: validator(kind) for kind in KINDS}
