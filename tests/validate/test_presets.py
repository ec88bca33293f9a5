"""Presets: an optional file, and what the real ones may say. Single problems: tests/bad_content/presets."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.model import Catalogue, Preset
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate


@pytest.fixture(scope="module")
def catalogue(real_content: Path) -> Catalogue:
    return validate(load(real_content))


def test_they_stand_in_the_catalogue_as_written(tiny_content):
    presets = validate(load(tiny_content)).presets
    assert [preset.id for preset in presets] == ["farm", "old-house-homestay"]
    assert presets[1].answers == {"trade": "homestay", "features": ["old_house"]}
    assert presets[0].help is None


@pytest.mark.parametrize("written", [None, "[]\n"])
def test_there_need_be_none(tiny_copy, written):
    (tiny_copy / "presets.yaml").unlink() if written is None else (tiny_copy / "presets.yaml").write_text(
        written, "utf-8"
    )
    assert validate(load(tiny_copy)).presets == ()


def test_an_unreadable_file_is_not_taken_for_none(tiny_copy):
    (tiny_copy / "presets.yaml").write_bytes("- id: x\n  name: 种植户\n".encode("gb18030"))
    with pytest.raises(ContentError) as caught:
        validate(load(tiny_copy))
    assert [(problem.path, problem.message) for problem in caught.value.problems] == [
        ("presets.yaml", "文件不是 UTF-8 编码")
    ]


def test_a_slip_in_the_file_name_is_told(tiny_copy):
    (tiny_copy / "presets.yaml").rename(tiny_copy / "preset.yaml")
    with pytest.raises(ContentError) as caught:
        validate(load(tiny_copy))
    assert [problem.hint for problem in caught.value.problems] == ["是否想写 presets.yaml？"]


def test_the_schema_of_a_preset_wants_a_name_and_an_answer():
    schema = Preset.model_json_schema()
    assert set(schema["required"]) == {"id", "name", "answers"}
    assert schema["properties"]["answers"]["minProperties"] == 1
    assert schema["additionalProperties"] is False


def test_the_common_applicants_are_there(catalogue):
    names = [preset.name for preset in catalogue.presets]
    assert set(names) >= {"个体工商户", "企业", "旅行社", "外贸企业", "外商投资企业", "建筑业企业", "工会组织"}
    assert "小微企业（不含个体工商户）" in names  # 个体工商户 are small too, and not meant


def test_they_say_only_who_somebody_is(catalogue):
    """Nothing is guessed: who is a small firm may or may not be a small-scale taxpayer."""
    assert {fact for preset in catalogue.presets for fact in preset.answers} == {"applicant", "firm_size", "profile"}


def test_an_answer_is_what_the_name_says(catalogue):
    """Each label chosen is the name without its brackets, but for 企业, which the others are a kind of."""
    questions = by_id(catalogue.questions)
    for preset in catalogue.presets:
        chosen = [
            option
            for fact, answer in preset.answers.items()
            for option in ([answer] if isinstance(answer, str) else answer)
        ]
        labels = {option.label for question in questions.values() for option in question.options if option.id in chosen}
        assert labels - {"企业"} == {preset.name.partition("（")[0]} - {"企业"}


def test_the_help_says_what_a_selection_denies(catalogue):
    """Choosing one of several options says that the others do not apply."""
    questions = by_id(catalogue.questions)
    denying = [
        (preset, fact) for preset in catalogue.presets for fact in preset.answers if questions[fact].type == "choices"
    ]
    assert denying
    for preset, fact in denying:
        assert "即表示不属于其他几类" in preset.help and f"“{questions[fact].name}”一题" in preset.help
