"""The workflows use what they should. Whether they are valid and safe is asked by `make lint`."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_the_workflows_are_there():
    assert [path.name for path in WORKFLOWS] == ["nightly.yml", "publish.yml", "release.yml", "test.yml"]


def test_a_release_gets_every_edition_with_its_checksum(tiny_site):
    """What the workflow attaches is all that the site offers under offline/, and the list of packages."""
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    patterns = re.findall(r"_release/(\S+)", text)
    offered = [path.name for path in (tiny_site / "offline").iterdir()]
    assert len(offered) == 3 and all(any(fnmatch(name, pattern) for pattern in patterns) for name in offered)
    assert f'PACKAGES = "{patterns[2]}"' in (ROOT / ".ci" / "release").read_text("utf-8")


def test_the_jobs_that_attach_and_attest_run_nothing_of_ours():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))["jobs"]
    attach, attest = jobs["attach"], jobs["attest"]
    assert [step.get("uses", "").partition("@")[0] for step in attest["steps"]] == [
        "actions/download-artifact",
        "actions/attest",
    ]
    used = [step["uses"].partition("@")[0] for step in attach["steps"] if "uses" in step]
    run = [step["run"].split()[0] for step in attach["steps"] if "run" in step]
    assert used == ["actions/download-artifact"] and run == ["sha256sum", "gh"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_only_official_actions_are_used_each_pinned_by_commit(workflow):
    actions = re.findall(r"uses: (.+)", workflow.read_text("utf-8"))
    assert actions
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", action)] == []


def test_only_the_jobs_that_publish_may_write():
    for workflow in WORKFLOWS:
        written = yaml.safe_load(workflow.read_text("utf-8"))
        assert written["permissions"] == {}
        for name, job in written["jobs"].items():
            may_write = "write" in job["permissions"].values()
            assert may_write == (name in ("deploy", "attach", "attest")), f"{workflow.name}: {name}"
