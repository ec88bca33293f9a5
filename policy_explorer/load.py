"""Content folder -> Sources. (First form: to be replaced by the strict reader.)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Sources:
    root: Path
    yaml: Mapping[str, Any]
    text: Mapping[str, str]


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {
        k: [(t, r) for t, r in v if t not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
        for k, v in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


import re  # noqa: E402

_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def load(content: Path) -> Sources:
    files = sorted(p for p in content.rglob("*") if p.is_file())
    name = lambda p: p.relative_to(content).as_posix()  # noqa: E731
    return Sources(
        root=content,
        yaml={name(p): yaml.load(p.read_text("utf-8"), _Loader) for p in files if p.suffix == ".yaml"},
        text={name(p): p.read_text("utf-8") for p in files if p.suffix in (".txt", ".md")},
    )
