"""`doctor --official` says of each point whether it is met, missing, or for the host alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policy_explorer.doctor.official import as_text, points
from policy_explorer.load.loader import load

ON = date(2032, 5, 16)


def states(content: Path) -> dict[str, str]:
    return {point.name: point.state for point in points(load(content), ON)}


def test_a_site_without_an_office_lacks_its_records(tiny_content: Path):
    found = states(tiny_content)
    assert {name for name, state in found.items() if state == "missing"} >= {
        "official",
        "主办单位",
        "网站标识码",
        "网页标签",
    }
    assert found["站点地图"] == "met" and found["国徽"] == "met"


def test_what_is_written_is_met_and_what_nobody_can_see_is_for_the_host(tiny_copy: Path):
    with (tiny_copy / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(
            "address: https://www.example.gov.cn/policy/\nupdated: 2032-05-06\n"
            'official: {sponsor: 云溪县人民政府, phone: 0599-7654321, site_code: "3501000001"}\n'
        )
    found = states(tiny_copy)
    assert {found[name] for name in ("主办单位", "联系方式", "网站标识码", "网页标签", "域名", "纠错")} == {"met"}
    assert (found["国徽"], found["ICP 备案号"], found["安全"]) == ("missing", "missing", "host")
    text = as_text(points(load(tiny_copy), ON))
    assert "2032-05-06 修订，到 2032-05-16 过了 10 天" in text
    assert text.index("还缺的") < text.index("只有主办者") < text.index("已经有的")
    assert "原件没有查到" in text


@pytest.mark.parametrize(
    ("updated", "state"),
    [("2032-05-17", "missing"), ("2032-05-16", "met"), ("2031-05-16", "met"), ("2031-05-15", "host")],
)
def test_a_revision_is_neither_in_the_future_nor_long_ago(tiny_copy: Path, updated: str, state: str):
    with (tiny_copy / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"updated: {updated}\n")
    assert states(tiny_copy)["更新"] == state


def test_an_office_that_the_law_does_not_name_is_asked_whether_it_may_use_the_emblem(tiny_copy: Path):
    with (tiny_copy / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("official: {sponsor: 云溪县茶业镇人民政府, emblem: pictures/emblem.svg}\n")
    (point,) = (point for point in points(load(tiny_copy), ON) if point.name == "国徽")
    assert point.state == "host" and "不像法律所列的机关" in point.words
