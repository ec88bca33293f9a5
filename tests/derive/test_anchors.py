"""Where clauses that other pages quote stand on the page of their document."""

from __future__ import annotations

import pytest

from policy_explorer.derive.anchors import anchor_among, anchored_texts, clause_anchors
from policy_explorer.load.loader import load
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.validate import validate


@pytest.mark.parametrize(
    ("quote", "anchor"),
    [
        ("同类政策不重复享受", "closing-1"),
        ("为落实《云海省乡村振兴意见》", "opening-4"),
        ("以下均由各乡镇配合", "m-1"),
        ("没有这句", "main"),
    ],
)
def test_a_general_quote_leads_to_its_passage_of_the_document(tiny_content, quote, anchor):
    (notice,) = validate(load(tiny_content)).notices
    texts = [(anchor, without_whitespace(text)) for anchor, text in anchored_texts(notice)]
    assert anchor_among(texts, quote) == anchor


def test_every_clause_that_the_document_quotes_has_an_anchor(tiny_content):
    (notice,) = validate(load(tiny_content)).notices
    anchors = clause_anchors(notice)
    assert {clause.quote for clause in notice.document.clauses} <= anchors.keys()
    assert set(anchors.values()) <= {anchor for anchor, _ in anchored_texts(notice)}
