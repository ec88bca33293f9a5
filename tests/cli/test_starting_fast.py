"""What is paid before a command does anything: docs/decisions/starting-fast.md."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from policy_explorer.cli.parser import QUESTION_TYPES
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from support.command_line import ROOT

# What only some commands need, a build that finds nothing in its cache, or one of more than pages.
HEAVY = {
    *(
        "asyncio",
        "concurrent.futures",
        "filelock",
        "http.server",
        "lxml",
        "markdown_it",
        "minify",
        "multiprocessing",
        "opencc",
    ),
    *("segno", "socket", "subprocess", "tree_sitter", "tree_sitter_javascript", "watchfiles", "zipfile"),
    *(
        f"policy_explorer.{name}"
        for name in ("doctor", "importing", "text.markdown", "match", "preview", "scaffold", "editions.verify")
    ),
    "policy_explorer.build.after_pages",
    "policy_explorer.render.component_samples",
}


def loaded_by(code: str) -> set[str]:
    command = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    # A measured process would load what measures it, multiprocessing among it.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(command, cwd=ROOT, env=unmeasured, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


# What only a build needs that finds something changed.
OF_CHANGES = {
    "jinja2",
    "pydantic",
    *(f"policy_explorer.{name}" for name in ("derive", "model", "render", "rules", "validate")),
}


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_command_does_not_begin_with_what_it_may_not_need(command):
    start = f"from policy_explorer.cli import dispatch, parser; dispatch.load_command({command!r})"
    assert (HEAVY | OF_CHANGES).isdisjoint(loaded_by(start))
    loaded = loaded_by(f"{start}; import policy_explorer.build.site_maker")
    assert loaded > OF_CHANGES
    assert HEAVY.isdisjoint(loaded)


def test_the_types_of_questions_are_those_of_the_models():
    assert tuple(OPERATORS_BY_TYPE) == QUESTION_TYPES


@pytest.mark.parametrize("module", ["build", "policy_explorer.cli.main"])
def test_importing_the_entry_point_changes_and_loads_nothing(module):
    code = f"""if True:
        import gc, os, sys
        before = gc.isenabled(), dict(os.environ), gc.get_freeze_count()
        import {module}
        assert (gc.isenabled(), dict(os.environ), gc.get_freeze_count()) == before
        assert not sys.modules.keys() & {{"pydantic", "jinja2", "yaml", "argparse"}}
    """
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
