"""What is paid before a command does anything: docs/decisions/starting-fast.md."""

from __future__ import annotations

import subprocess
import sys

from support.command_line import ROOT

# What only some commands need, or a build that finds nothing in its cache.
HEAVY = {
    *("asyncio", "http.server", "lxml", "markdown_it", "multiprocessing", "opencc", "segno", "watchfiles"),
    *(
        f"policy_explorer.{name}"
        for name in ("doctor", "importing", "text.markdown", "match", "preview", "scaffold", "editions.verify")
    ),
    "policy_explorer.render.component_samples",
}


def test_a_command_does_not_begin_with_what_it_may_not_need():
    code = "import sys, build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())
