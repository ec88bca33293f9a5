"""Rule: what people usually look for finds something, or the content says that it has none of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from policy_explorer.doctor.finding import Finding, RuleContext, title_and_text
from policy_explorer.text.normalise import every_character
from policy_explorer.validate.everyday import known_words
from policy_explorer.validate.source_file import EACH, SourceFile

FILE = "vocabularies/everyday.yaml"
WORDS = Path(__file__).with_name("words_people_use.txt")
MOST = 12  # words that a finding names


def common_words_find_something(context: RuleContext) -> Iterator[Finding]:
    """Expect that each word of `words_people_use.txt` is in a measure, is a name, an alias or an everyday word.

    A word that is said to be absent finds nothing, which is what it should. Nothing is expected of content without measures.
    """
    measures = list(context.content.measures)
    if not measures:
        return
    fold = every_character()
    texts = "\n".join(fold.each(text for file in measures for text in (title_and_text(file), *beside(file))))
    said = (word for *_, word in context.vocabulary("everyday", EACH, "say", EACH, kind=str))
    known = set(fold.each((*known_words(context.content), *said)))
    for group, words in common_words():
        unknown = [word for word in words if (folded := fold(word)) not in known and folded not in texts]
        if unknown:
            more = f"等 {len(unknown)} 个词" if len(unknown) > MOST else ""
            yield Finding(FILE, 0, f"{group}：{'、'.join(unknown[:MOST])}{more}，检索时什么也找不到")


def beside(file: SourceFile) -> Iterator[str]:
    """Yield what editors wrote beside the text of a measure and the search goes through: the summary, names of benefits."""
    yield from file.values("summary", "text", kind=str)
    yield from file.values("benefits", EACH, "title", kind=str)


@lru_cache(maxsize=1)
def common_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what people usually look for, by group."""
    lines = WORDS.read_text("utf-8").splitlines()
    return tuple((group, tuple(words.split())) for group, _, words in (line.partition("：") for line in lines))
