"""`new site` writes content that builds at once, and the guide for a new district can be followed to its end."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from policy_explorer.cli.main import main
from policy_explorer.derive.derive import derive
from policy_explorer.doctor.advice import examine
from policy_explorer.load.loader import load
from policy_explorer.scaffold.new import NotWritten
from policy_explorer.scaffold.new_site import new_site
from policy_explorer.schemas.modeline import named_schema
from policy_explorer.validate.validate import validate
from support.command_line import ROOT, contents

GUIDE = ROOT / "docs" / "new-district.zh.md"


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line.removeprefix("python build.py ") for block in blocks for line in block.splitlines()]


def test_the_guide_leads_to_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "tests" / "notices" / "flat.txt", "公文.txt")
    followed: list[str] = []
    for command in commands():
        words = shlex.split(command)
        if words[0] == "serve":  # until Ctrl+C
            continue
        assert main([*words, *(["--no-cache"] if words[0] == "build" else [])]) == 0, command
        followed.append(words[0])
    assert followed == ["new", "import", "check", "doctor", "build", "doctor"]
    page = (tmp_path / "网站" / "index.html").read_text("utf-8")
    assert "云溪县" in page and "hero-banyan" not in page
    assert main(["check", "--content", "样例"]) == 0


def test_the_sample_says_that_it_is_none_and_needs_no_advice_on_what_it_says(tmp_path: Path):
    new_site(tmp_path / "site")
    sources = load(tmp_path / "site")
    (notice,) = validate(sources).notices
    assert "不是真的文件" in notice.document.title
    assert all(named_schema(text) for text in sources.yaml_text.values())
    on = notice.document.period.from_
    assert [group.heading for group in examine(sources, on) if group.rule.weight == 1] == []


def test_a_card_of_the_sample_says_each_figure_once(tmp_path: Path):
    new_site(tmp_path / "c")
    site = derive(validate(load(tmp_path / "c")))
    for summary in site.summaries.values():
        figures = [figure for _, figure in summary.amounts]
        assert len(figures) == len(set(figures)), summary.amounts


def test_nothing_that_exists_is_replaced(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")
    with pytest.raises(NotWritten):
        new_site(tmp_path / "site")
    assert contents(tmp_path) == {"site/mine.txt": b"mine"}
    (tmp_path / "empty").mkdir()
    new_site(tmp_path / "empty")
    assert (tmp_path / "empty" / "site.yaml").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
