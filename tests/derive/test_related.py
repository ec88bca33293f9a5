"""Related measures: what they share, the rarer the closer."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from policy_explorer.derive.related import MOST_RELATED, related_measures
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate

CONTENT = Path(__file__).resolve().parents[2] / "content"
TINY = Path(__file__).parents[1] / "tiny_content"


@pytest.fixture(scope="module")
def catalogue():
    return validate(load(CONTENT))


def test_a_measure_is_not_its_own_relative_and_none_is_named_twice(catalogue):
    for key, related in related_measures(catalogue).items():
        assert key not in related
        assert len(set(related)) == len(related) <= MOST_RELATED


def test_every_relative_shares_a_word_that_is_not_everyones(catalogue):
    general = {sector.name for sector in catalogue.vocabulary.sectors if sector.everything}
    shares = {
        f"{notice.document.id}/{measure.number}": {
            ("chapter", measure.chapter),
            *(("lead", name) for name in measure.lead),
            *(("sector", tag.name) for tag in measure.sectors if tag.name not in general),
            *(("audience", tag.name) for tag in measure.audiences),
            *(("kind", benefit.kind) for benefit in measure.benefits),
        }
        for notice in catalogue.notices
        for measure in notice.measures
    }
    for key, related in related_measures(catalogue).items():
        for other in related:
            assert shares[key] & shares[other], (key, other)


def test_the_more_is_shared_the_nearer():
    catalogue = validate(load(TINY))
    notice = catalogue.notices[0]
    first, second, third = notice.measures
    twin = third.model_copy(update={"sectors": first.sectors, "audiences": first.audiences, "lead": first.lead})
    related = related_measures(replace(catalogue, notices=(replace(notice, measures=(first, second, twin)),)))
    document = notice.document.id
    assert related[f"{document}/1"][0] == f"{document}/3"
