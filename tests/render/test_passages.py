"""Quotes find the sentence or the passage that they were cut from."""

import pytest

from policy_explorer.render.passages import sentence_anchor, sentences

TEXT = "甲方（丙；丁。）可以申请；乙方“不得。”申请。按规定办理（牵头单位：戊；责任单位：己）"


def test_sentences_are_the_text_again():
    assert "".join(sentences(TEXT)) == TEXT


def test_stops_inside_brackets_and_quotation_marks_do_not_cut():
    assert sentences(TEXT) == (
        "甲方（丙；丁。）可以申请；",
        "乙方“不得。”申请。",
        "按规定办理（牵头单位：戊；责任单位：己）",
    )


@pytest.mark.parametrize("text", ["", "没有句号", "。", "（没有收尾。又一句。", "多出的）。又一句。"])
def test_odd_texts_lose_nothing(text):
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("quote", "anchor"),
    [
        ("甲方", "s-1"),
        ("可以申请；乙方", "s-1"),
        ("不得", "s-2"),
        ("责任单位：己", "s-3"),
        ("申请；\n乙 方", "s-1"),
        ("没有这句", "text"),
    ],
)
def test_a_quote_leads_to_the_sentence_it_begins_in(quote, anchor):
    assert sentence_anchor(TEXT, quote) == anchor
