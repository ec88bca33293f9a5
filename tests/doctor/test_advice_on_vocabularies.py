"""Advice on vocabularies and questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.advice import ALIASES, AUDIENCE, COMMON_WORDS, FOLDER, HELP, MEASURE, SECTOR, UNUSED, found
from support.content_edits import edit


def test_sectors_and_audiences(tiny_copy: Path):
    assert found(tiny_copy)[SECTOR] == [
        f"{FOLDER}/measures/02.yaml:8: 第 2 项只标“不限行业”的那一个；原文点到具体行业的，补上"
    ]
    assert AUDIENCE not in found(tiny_copy)
    edit(tiny_copy / f"{FOLDER}/measures/02.yaml", "所有经营者", "农户")
    assert "第 1、2 项只标最宽的“农户”" in found(tiny_copy)[AUDIENCE][0]
    edit(tiny_copy / MEASURE, "sectors:\n  - {name: 种植业, quote: 对种植面积20亩以上}\n", "")
    assert f"{MEASURE}:1: 一个也没有标" in found(tiny_copy)[SECTOR]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        # 农户 has the same measures as 种植业: to a reader one thing.
        ("audiences", "aliases: [农民]", "aliases: [种地]", None),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [种地]",
            "“种地”是行业“种植业”的别名，也是面向对象“民宿经营者”的别名",
        ),
        ("audiences", "slug: hosts", "slug: hosts, aliases: [種地]", "（写作“種地”）"),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [农业局]",
            "“农业局”是部门“县农业局”的别名，也是面向对象“民宿经营者”的别名",
        ),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [种植业]",
            "“种植业”是面向对象“民宿经营者”的别名，也是行业“种植业”的名称",
        ),
        (
            "sectors",
            "aliases: [民宿]",
            "aliases: [Ｂ＆Ｂ]}\n- {name: 茶业, slug: tea, aliases: [b&b]",
            "“Ｂ＆Ｂ”是行业“民宿业”的别名，也是行业“茶业”的别名（写作“b&b”）",
        ),
    ],
)
def test_aliases(tiny_copy: Path, path: str, old: str, new: str, expected: str | None):
    assert ALIASES not in found(tiny_copy)
    edit(tiny_copy / f"vocabularies/{path}.yaml", old, new)
    lines = found(tiny_copy).get(ALIASES, [])
    assert (expected is None and lines == []) or (len(lines) == 1 and expected in lines[0])


def test_what_nothing_uses(tiny_copy: Path):
    assert [line.partition(": ")[0] for line in found(tiny_copy)[UNUSED]] == [
        "vocabularies/units.yaml:4",
        "vocabularies/units.yaml:5",
    ]
    edit(tiny_copy / "vocabularies/kinds.yaml", "- {name: 政府工作", "- {name: 贷款, slug: loans}\n- {name: 政府工作")
    edit(
        tiny_copy / "vocabularies/terms.yaml",
        "- {name: 有机认证",
        "- {name: 云海省, aliases: [省里]}\n- {name: 有机认证",
    )
    printed = "\n".join(found(tiny_copy)[UNUSED])
    assert "kinds.yaml:2: 没有一处用到类别“贷款”" in printed and "terms.yaml:1: 没有一项措施写到“云海省”" in printed


def test_questions_without_help(tiny_content: Path):
    assert next(line.partition(" 没有")[0] for line in found(tiny_content)[HELP]).startswith(
        "questions.yaml:1: “经营类型”"
    )
    assert len(found(tiny_content)[HELP]) == 4


def test_what_people_usually_look_for(tiny_copy: Path):
    file = tiny_copy / "vocabularies/everyday.yaml"
    (farming,) = [line for line in found(tiny_copy)[COMMON_WORDS] if "农业：" in line]
    assert "合作社" in farming and "种植" not in farming  # which its notice has
    file.write_text("- {say: [合作社], find: [农户]}\n- {say: [合作社社员], near: [农户]}\n", "utf-8")
    (farming,) = [line for line in found(tiny_copy)[COMMON_WORDS] if "农业：" in line]
    assert "合作社" not in farming and "家庭农场" in farming
    words = farming.partition("：")[2].partition("，")[0].split("、")
    file.write_text(f"- {{say: [合作社, {', '.join(words)}], absent: true}}\n", "utf-8")
    assert not any("农业：" in line for line in found(tiny_copy)[COMMON_WORDS])
