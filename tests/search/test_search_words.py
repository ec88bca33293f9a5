"""What a query is understood by: everyday words, figures by value, the words of the texts, and how they are read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.derive.site import WholeSite
from policy_explorer.model import EverydayWords
from policy_explorer.render import search_data, search_words
from policy_explorer.search.figures import figures
from policy_explorer.search.text_words import text_words
from policy_explorer.text.pinyin import known_to_browser, readings
from support.site_render import files


def value_of(script: bytes) -> dict[str, Any]:
    return json.JSONDecoder().raw_decode(script.decode().partition("=")[2])[0]


def flat(data: dict[str, Any]) -> list[str]:
    return [word for _, words in data["words"] for word in words.split("\n") if words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("月销售额10万元以下、每人1000元", {"100000 元": {"10万元"}, "1000 元": {"1000元"}}),
        ("500万美元，5,000,000美元", {"5000000 美元": {"500万美元", "5,000,000美元"}}),
        ("减按1%征收，百分之五，5‰", {"1 %": {"1%"}, "5 %": {"百分之五"}, "0.5 %": {"5‰"}}),
        ("2023年12月31日，2023年底前，2023.12.31", {"2023-12-31": {"2023年12月31日", "2023年底", "2023.12.31"}}),
        ("2023年6月申报，2022年第四季度到期", {"2023-06": {"2023年6月"}, "2022-Q4": {"2022年第四季度"}}),
        ("6个月及以上，两年内，10天", {"6 月": {"6个月"}, "2 年": {"两年"}, "10 天": {"10天"}}),
        ("超过100家，1000场，中国500强", {"100 家": {"100家"}, "1000 场": {"1000场"}, "500 强": {"500强"}}),
        ("300平米，300平方米，5项，2023年度", {"300 平方米": {"300平米", "300平方米"}, "5 项": {"5项"}}),
    ],
)
def test_figures_and_dates_are_values(text: str, expected: dict[str, set[str]]):
    assert figures([text]) == expected


def test_the_words_of_a_notice_are_found_without_a_list(real: WholeSite):
    made = value_of(files(real)[search_words.PATH])
    of_texts = {word for kind, words in made["words"] if kind == "text" for word in words.split("\n")}
    search = value_of(files(real)["data/search.js"])
    named = {word for spellings in (*search["entries"], *search["terms"]) for word in spellings} | set(flat(made))
    listed = "旅行社 展位费 保证金 技术改造 留抵退税 政府采购 担保费率".split()
    assert {*listed} <= named | of_texts
    bare = replace(
        real.catalogue, vocabulary=real.catalogue.vocabulary.model_copy(update={"terms": (), "everyday": ()})
    )
    texts = [text for notice in bare.notices for each in notice.measures for text in (each.title, each.text)]
    assert {*listed} <= set(text_words(texts, ()))


def test_each_word_can_be_read(real: WholeSite):
    data = value_of(files(real)[search_words.PATH])
    own = dict(zip(data["syllables"]["characters"], data["syllables"]["readings"].split(), strict=True))
    usual = known_to_browser() | own
    assert "旅" not in own
    search = value_of(files(real)["data/search.js"])
    said = [word for each in search["everyday"] for word in each["say"].split("\n")]
    named = [word for spellings in (*search["entries"], *search["terms"]) for word in spellings]
    assert sum(count for _, count in data["named"]) == len(search["entries"]) + len(search["terms"])
    words, exceptions = [*flat(data), *said, *named], dict(map(tuple, data["exceptions"]))

    def read(word: str) -> str:
        return exceptions.get(words.index(word)) or " ".join(usual[each] for each in word if each in usual)

    assert read("旅行社") == "lv xing she"
    assert read("延期还本付息") == "yan qi huan ben fu xi"
    assert read("银行贷款") == "yin hang dai kuan"  # an everyday word
    assert read("重复尽职调查" if "重复尽职调查" in words else "车行") in ("chong fu jin zhi diao cha", "che hang")
    han = {character for word in words for character in word if "\u4e00" <= character <= "\u9fff"}
    assert han <= set(usual)


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("参展", "can zhan"),
        ("市场调查", "shi chang diao cha"),
        ("中长期贷款", "zhong chang qi dai kuan"),
        ("重新申报", "chong xin shen bao"),
        ("重点行业", "zhong dian hang ye"),
        ("增长率", "zeng zhang lv"),
        ("全额返还", "quan e fan huan"),
        ("还款", "huan kuan"),
        ("供给", "gong ji"),
        ("差旅费", "chai lv fei"),
        ("IPO辅导", "fu dao"),
    ],
)
def test_readings(word: str, read: str):
    assert " ".join(readings().of(word)) == read


def test_everyday_words_in_data(tiny: WholeSite):
    words = [
        {
            "say": ["請人", "ＫＴＶ"],
            "find": ["开业"],
            "near": ["推介活动"],
            "sectors": ["民宿业"],
            "departments": ["县财政局"],
        },
        {"say": ["停车位"], "absent": True},
    ]
    everyday = tuple(map(EverydayWords.model_validate, words))
    vocabulary = tiny.catalogue.vocabulary.model_copy(update={"everyday": everyday})
    data = value_of(search_data.file(vocabulary, frozenset(), {})[1])
    first, second = data["everyday"]
    assert (first["say"], first["find"], first["near"]) == ("请人\nktv", "开业", "推介活动")
    assert [data["entries"][place][0] for place in first["tags"]] == ["县财政局", "民宿业"]
    assert second == {"say": "停车位", "absent": True}


def test_the_words_of_a_large_site_are_bounded(tiny: WholeSite):
    titles, many = (f"标题{n}" for n in range(90_000)), [f"词{n}\n常用词" for n in range(90_000)]
    made = value_of(search_words.content(tiny.catalogue.vocabulary, titles, (), many, readings()))
    counts = {kind: len(words.split("\n")) for kind, words in made["words"]}
    assert counts["title"] == search_words.MOST_TITLES and counts["text"] == search_words.MOST_TEXT_WORDS
    assert dict(made["words"])["text"].startswith("常用词\n")  # which most documents have
