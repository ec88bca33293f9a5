"""Folding of texts before they are compared. tests/browser/explorer/test_normaliser_agrees.py holds the browser to it."""

from __future__ import annotations

import unicodedata

import pytest

from policy_explorer.text.normalise import RESERVED, fold, normaliser, simplified_forms

NORMALISE = normaliser(["软体园区于后来面包，IPO 发票"])


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＩＰＯ", "ipo"),
        ("ipo", "ipo"),
        ("５０％", "50%"),
        ("（含本数）", "(含本数)"),
        ("〔2023〕1号", "(2023)1号"),
        ("[2023]1号", "(2023)1号"),
        ("“金服云”", "“金服云“"),
        ('"金服云"', "“金服云“"),
        ("「金服云」", "“金服云“"),
        ("《意见》", "<意见>"),
        ("2023—2025", "2023-2025"),
        ("2023－2025", "2023-2025"),
        ("軟體園區", "软体园区"),
        ("於後來麵包", "于后来面包"),
        ("Café", "cafe"),
        ("①", "1"),
    ],
)
def test_forms_that_mean_the_same(written: str, folded: str):
    assert NORMALISE(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (" 小 微\n企　业 ", "小微企业"),
        ("2023 年", "2023年"),
        ("Web  3.0 平台", "web 3.0平台"),
        ("５Ｇ　ＩＰＯ", "5g ipo"),
        ("小\u200b微\ufeff企\u00ad业", "小微企业"),
        ("a" + RESERVED + chr(0xF0001) + "b", "ab"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_white_space_counts_only_between_latin_words(written: str, folded: str):
    assert NORMALISE(written) == folded


def test_what_is_folded_stays_so():
    text = "（牵头单位：區金融辦；“金服雲”） Web 3.0 ５０％"
    assert NORMALISE(NORMALISE(text)) == NORMALISE(text)


def test_signs_that_differ_stay_apart():
    different = ["5%", "50%", "5", "。", ".", "、", ",", "-", "~", "+"]
    assert len({NORMALISE(sign) for sign in different}) == len(different)


def test_only_characters_that_the_site_uses_are_simplified():
    assert "園" in NORMALISE.characters
    assert "龜" not in NORMALISE.characters
    assert NORMALISE("龜") == "龜"


def test_a_site_in_traditional_characters_is_found_by_either_script():
    of_traditional = normaliser(["龍頭企業"])
    assert of_traditional("龍頭企業") == of_traditional("龙头企业") == "龙头企业"


def test_no_straight_quotation_mark_comes_out():
    forms = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code)) != "Cs"]
    assert not [form for form in forms if '"' in NORMALISE(form)]


def test_simplified_forms_are_single_other_characters():
    forms = simplified_forms()
    assert len(forms) > 2000
    assert all(len(old) == len(new) == 1 and old != new and fold(old) == old for old, new in forms.items())
