"""Rule: the quote of a test of a sum or a ratio speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.content import written_tests

RATIO_WORDS = re.compile("占|比|率|均|每|倍")
SUM_WORDS = re.compile("合计|总|共计|之和|累计|相加|合并")


def computed_facts_are_quoted(context: RuleContext) -> Iterator[Finding]:
    """Expect a word of a ratio (占, 比例, 人均), or of a sum (合计, 总额, 之和), in the quote of a test of a computed fact."""
    if context.content.questions is None or not questions_in(context.content.questions).computed:
        return
    computed = {question.id: question for question in questions_in(context.content.questions).computed}
    for notice in context.content.notices:
        for written in written_tests(notice):
            question = computed.get(written.test["fact"])
            if question is None:
                continue
            pattern, how = (SUM_WORDS, "相加") if question.ratio is None else (RATIO_WORDS, "相除")
            if not pattern.search(written.quote):
                text = (
                    f"引文“{written.quote}”没有说是几题{how}（合计、占比一类的词），看“{question.name}”这样算是否合原意"
                )
                yield finding_at(written.file, (*written.at, "fact"), text)
