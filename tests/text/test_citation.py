"""How measures are cited, and Chinese numbers."""

from __future__ import annotations

import pytest

from policy_explorer.text.chinese_numbers import LARGEST, read_number, written_number
from policy_explorer.text.citation import before_title, citation_words, is_format, numbered


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2000, "二千"),
        (LARGEST, "九千九百九十九"),
        (LARGEST + 1, "10000"),
    ],
)
def test_numbers_are_written_as_notices_write_them(number: int, written: str):
    assert written_number(number) == written


def test_every_number_is_written_in_its_own_way():
    assert len({written_number(number) for number in range(1, LARGEST + 1)}) == LARGEST


def test_what_is_written_is_read_again():
    assert all(read_number(written_number(number)) == number for number in range(1, 200))


@pytest.mark.parametrize("form", ["{number}.{title}。", "第{chinese}条 {title}"])
def test_a_heading_has_a_number_and_the_title(form: str):
    assert is_format(form, "title") and not is_format(form)
    assert "支持种植" in numbered(form, 3, title="支持种植")


@pytest.mark.parametrize(
    "form", ["第条", "{number}{chinese}", "{number:03}", "{number!r}", "{0}", "{number", "{title}"]
)
def test_what_is_no_format_of_a_citation(form: str):
    assert not is_format(form)


@pytest.mark.parametrize(
    ("label", "words", "before"), [("3", "第 3 项", "3. "), ("第三条", "第三条", "第三条 "), ("3.1", "3.1", "3.1 ")]
)
def test_a_label_in_words(label: str, words: str, before: str):
    assert (citation_words(label), before_title(label)) == (words, before)
