"""The synthetic content that speed is measured with passes every check, and figures are reckoned rightly."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.built import check_content

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from corpus import files, write
from hugo_site import files as hugo_files
from timing.edits import retitled, retitled_notice, title_of
from timing.figures import Pair, exponent, pairs_table, replaced
from timing.limits import limits_table
from timing.measured import Run

MEASURES = 37


def test_synthetic_content_passes_every_check_and_can_be_a_site_of_hugo_s(tmp_path):
    write(MEASURES, tmp_path / "content")
    catalogue = check_content(tmp_path / "content")
    measures = [measure for notice in catalogue.notices for measure in notice.measures]
    rules = [benefit.eligibility for measure in measures for benefit in measure.benefits if benefit.eligibility]
    assert len({measure.text for measure in measures}) == MEASURES
    assert all(60 <= len(measure.text) <= 380 for measure in measures)
    assert len({rule.model_dump_json() for rule in rules}) == len(rules) >= MEASURES // 3
    pages = [path for path, _ in hugo_files(tmp_path / "content") if path.startswith("content/documents/lanqiao-1/0")]
    assert len(pages) == MEASURES


def test_a_measure_is_the_same_at_every_size():
    smaller, larger = (dict(files(count)) for count in (3, 4))
    path = "documents/lanqiao-1/measures/003.yaml"
    assert smaller[path] == larger[path]
    assert "documents/lanqiao-1/measures/004.yaml" in larger


def test_a_measure_gets_another_title_in_its_file_and_in_the_notice():
    measure = "number: 2\ntitle: 支持种植\ntext: 支持种植茶叶。\n"
    assert title_of(retitled(measure, "甲")) == "支持种植甲"
    assert retitled(retitled(measure, "甲"), "乙") == measure.replace("种植\n", "种植乙\n")
    assert (
        retitled_notice("1.种茶。好。\n\n2.支持\n\n种植。支持种植。", "支持种植", "支持种植甲")
        == "1.种茶。好。\n\n2.支持种植甲。支持种植。"
    )


def test_growth_and_ratios():
    assert exponent(2, 20, 10) == pytest.approx(1)
    assert exponent(2, 200, 10) == pytest.approx(2)
    pair = Pair("pages", Run(1.5, 2, 100), Run(3, 1, 400), most=0.9, most_memory=0.5)
    assert (
        "| pages | 1.50 s | 3.00 s | 0.50 | ≤ 0.9 | 2.00 s | 1.00 s | 2.00 | 100 MB | 400 MB | 0.25 (≤ 0.5) |"
        in pairs_table([pair])
    )


def test_limits_are_reckoned_from_how_a_site_grows():
    shown = {"with search, everything anew": 1, "memory, with search, everything anew": 1}
    grown = {
        1000: {**shown, "bytes published": 50e6, "files published": 1400},
        10000: {**shown, "bytes published": 410e6, "files published": 11300},
    }
    told = limits_table(1000, 10000, grown)
    assert "| 40.0 kB | 24,000 measures |" in told
    assert "| 1.10 files | 90,000 measures |" in told
    assert "| 0.0 ms | never |" in told


def test_figures_are_put_between_their_marks():
    page = "a\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nb"
    assert replaced(page, "new\n") == page.replace("old", "new")
    with pytest.raises(ValueError, match="figures: begin"):
        replaced("a", "new")
