"""The workflows are valid, safe, and use what they should. Offline: nothing is asked of the network."""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent


def run(*command) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_the_workflows_are_there():
    assert [path.name for path in WORKFLOWS] == ["publish.yml", "release.yml", "test.yml"]


def test_a_release_gets_every_edition_with_its_checksum(tiny_site):
    """What the workflow attaches is all that the site offers under offline/."""
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    patterns = re.findall(r"_offline/(\S+)", text)
    offered = [path.name for path in (tiny_site / "offline").iterdir()]
    assert len(offered) == 3 and all(any(fnmatch(name, pattern) for pattern in patterns) for name in offered)


def test_the_workflows_fit_the_schema():
    found = run(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
    assert found.returncode == 0, found.stdout


def test_the_workflows_have_no_security_findings():
    found = run(TOOLS / "zizmor", "--offline", "--no-progress", "--persona", "auditor", *WORKFLOWS)
    assert found.returncode == 0, found.stdout
    assert "No findings to report" in found.stdout


def test_the_linter_would_find_something(tmp_path):
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo ${{ github.ref_name }}'}]}}\n")
    assert run(TOOLS / "zizmor", "--offline", "--no-progress", bad).returncode != 0


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_only_official_actions_are_used(workflow):
    actions = re.findall(r"uses: (\S+)", workflow.read_text("utf-8"))
    assert actions
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", action)] == []


def test_only_the_jobs_that_publish_may_write():
    for workflow in WORKFLOWS:
        written = yaml.safe_load(workflow.read_text("utf-8"))
        assert written["permissions"] == {}
        for name, job in written["jobs"].items():
            may_write = "write" in job["permissions"].values()
            assert may_write == (name in ("deploy", "attach")), f"{workflow.name}: {name}"
