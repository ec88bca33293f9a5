"""The open data are complete and follow their schema."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
import yaml

from support.json_schema import Draft202012Validator, FormatChecker

MEASURE_KEYS = (
    "document",
    "number",
    "chapter",
    "title",
    "text",
    "lead",
    "responsible",
    "implied",
    "sectors",
    "period",
    "amounts",
    "benefits",
)
PERIOD_KEYS = {
    "original_until",
    "extended_by",
    "earlier",
    "afterwards",
    "from",
    "until",
    "ends",
    "computed",
    "counted_from",
    "provisional",
    "used_up",
    "fact",
    "basis",
    "quote",
}
HAN = re.compile(r"[一-鿿]")


def read_json(path: Path):
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def data(site):
    return read_json(site / "data" / "measures.json")


@pytest.fixture(scope="module")
def schema(tiny_site):
    return read_json(tiny_site / "data" / "measures.schema.json")


@pytest.fixture(scope="module")
def tiny_data(tiny_site):
    return read_json(tiny_site / "data" / "measures.json")


def objections(schema, data) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def test_the_schema_is_one_and_describes_the_data(schema, data):
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert objections(schema, data) == []


def test_the_schema_is_the_same_for_every_site(site, schema):
    assert read_json(site / "data" / "measures.schema.json") == schema


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["measures"][0].pop("title"),
        lambda data: data["measures"][0].update(extra=1),
        lambda data: data["measures"][0].update(number=0),
        lambda data: data["measures"][0]["period"].update(until="soon"),
        lambda data: data["measures"][0]["period"].update(until="2031-02-30"),
        lambda data: data["measures"][0]["period"].update(basis="guess"),
        lambda data: data["measures"][0]["benefits"][0]["eligibility"]["all"][0].update(one_of=["farm"]),
        lambda data: data["measures"][0]["benefits"][0]["eligibility"]["all"][0].pop("is"),
        lambda data: data["measures"][0]["benefits"][0]["eligibility"]["all"][0].pop("quote"),
        lambda data: data["measures"][0]["benefits"][0]["eligibility"].update(any=[]),
        lambda data: data["measures"][0]["benefits"][0]["examples"][0].update(verdict="perhaps"),
        lambda data: data["documents"][0].pop("reference"),
    ],
)
def test_the_schema_refuses_what_is_wrong(schema, tiny_data, spoil):
    spoilt = copy.deepcopy(tiny_data)
    spoil(spoilt)
    assert objections(schema, spoilt) != []


def test_every_property_is_described_in_chinese(schema):
    for name in ("OpenData", "DocumentRecord", "MeasureRecord", "BenefitRecord", "PeriodRecord"):
        described = schema if name == "OpenData" else schema["$defs"][name]
        for field, value in described["properties"].items():
            assert HAN.search(value["description"]), f"{name}.{field}"


def test_the_shape_is_the_promised_one(data):
    assert list(data) == ["documents", "measures"]
    for measure in data["measures"]:
        assert set(MEASURE_KEYS) <= set(measure)
        assert set(measure["period"]) == PERIOD_KEYS
        for names in ("lead", "responsible", "implied", "sectors"):
            assert all(isinstance(name, str) for name in measure[names])
        for benefit in measure["benefits"]:
            assert set(benefit["period"]) == PERIOD_KEYS
            assert (benefit["eligibility"] is None) == benefit["no_application"]


def test_everything_is_there_and_in_order(data, site, real_site, real_content, tiny_content):
    content = real_content if site == real_site else tiny_content
    written = {
        (path.parts[-3], measure["number"]): measure
        for path in content.glob("documents/*/measures/*.yaml")
        for measure in [yaml.load(path.read_text("utf-8"), yaml.BaseLoader)]
    }
    found = [(measure["document"], str(measure["number"])) for measure in data["measures"]]
    assert found == sorted(written, key=lambda key: (key[0], int(key[1])))
    for measure in data["measures"]:
        source = written[measure["document"], str(measure["number"])]
        assert re.sub(r"\s", "", measure["text"]) == re.sub(r"\s", "", source["text"])
        assert measure["lead"] and set(measure["lead"]) == set(source["lead"])
        assert sorted(measure["sectors"]) == sorted({tag["name"] for tag in source["sectors"]})
        assert [benefit["id"] for benefit in measure["benefits"]] == [benefit["id"] for benefit in source["benefits"]]
        for benefit, written_benefit in zip(measure["benefits"], source["benefits"], strict=True):
            assert plain(benefit["eligibility"]) == plain(written_benefit.get("eligibility"))
            assert len(benefit["examples"]) == len(written_benefit.get("examples", []))


def plain(value):
    """A rule with all its scalars as text, as YAML's base loader reads them."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else re.sub(r"\s", "", str(value))


def test_every_quote_stands_in_its_text(data):
    documents = {document["id"]: document for document in data["documents"]}
    for measure in data["measures"]:
        text = re.sub(r"\s", "", measure["title"] + "。" + measure["text"])
        own = {**measure, "period": None, "benefits": [{**benefit, "period": None} for benefit in measure["benefits"]]}
        for quote in quotes(own):
            assert re.sub(r"\s", "", quote) in text, f"{measure['number']}: {quote}"
        for period in [measure["period"], *(benefit["period"] for benefit in measure["benefits"])]:
            by_document = period["quote"] == documents[measure["document"]]["period"]["quote"]
            assert by_document if period["basis"] == "document" else re.sub(r"\s", "", period["quote"]) in text


def quotes(value):
    if isinstance(value, dict):
        yield from (inner for key, inner in value.items() if key in ("quote", "units_quote") and inner is not None)
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def test_addresses_lead_to_pages(data, site):
    for entry in [*data["documents"], *data["measures"]]:
        assert (site / entry["url"]).is_file()


def test_people_can_read_the_file(site):
    text = (site / "data" / "measures.json").read_text("utf-8")
    assert "\\u" not in text
    assert text.startswith('{\n  "documents": [\n')
    assert text.endswith("}\n")


def test_every_fact_and_option_of_the_rules_is_explained(site, data):
    questions = {question["id"]: question for question in read_json(site / "data" / "questions.json")}
    tests = [
        test
        for measure in data["measures"]
        for benefit in measure["benefits"]
        for test in facts_tested(benefit["eligibility"])
    ]
    payouts = [benefit["payout"] or {} for measure in data["measures"] for benefit in measure["benefits"]]
    parts = [part for payout in payouts for part in payout.values() if isinstance(part, dict)]
    figured = {part[name] for part in parts for name in ("by", "of", "for") if part.get(name)}
    assert tests and {test["fact"] for test in tests} | figured == set(questions)
    for test in tests:
        wanted = (
            [test[key] for key in ("is", "includes") if isinstance(test.get(key), str)]
            + test.get("one_of", [])
            + test.get("includes_any", [])
        )
        assert set(wanted) <= {option["id"] for option in questions[test["fact"]].get("options", [])}


def facts_tested(condition) -> list[dict]:
    if isinstance(condition, list):
        return [test for part in condition for test in facts_tested(part)]
    if not isinstance(condition, dict):
        return []
    return [condition] if "fact" in condition else facts_tested([condition.get(key) for key in ("all", "any", "not")])
