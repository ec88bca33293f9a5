"""Official texts -> the words and phrases in them, by statistics alone. Pure.

Chinese has no spaces. Where one word ends and another begins, many different characters follow or precede; within a word
few do. A place between two characters is a boundary if the pair of characters before it is followed by different
characters, or the pair behind it preceded by different ones, more than the pair across it is itself a word. What stands
between two boundaries is a phrase. Many are no words of a dictionary, which does no harm: they correct what people type and
are suggested by how often they occur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import add, itemgetter

from policy_explorer.text.patterns import regex

USUAL_LENGTH = 4
LONGEST, LONGEST_ONCE = 8, 5  # characters of a phrase, and of one that occurs once
APART = "的了和及与或等并其该此且之"  # characters that stand between words
RUN = regex(f"(?:(?![{APART}])[\u4e00-\u9fff]){{2,}}")
QUOTED = regex("“([^“”，。；、]{2,8})”")
# Characters that often stand between words.
LOOSE = frozenset("对给为以在按将从由向于被把可应不是有各至到后前中内上下使让")
SURE, SURE_ENOUGH = 9, 4
# Verbs of notices, which nobody looks for: what follows them is a phrase of its own.
VERBS = frozenset(
    "加大 加快 加强 推动 推进 鼓励 支持 引导 积极 落实 实施 实行 促进 提升 提高 开展 给予 优化 扩大 符合 按照 组织 参加 进一步 "
    "协调 保障 完善 深化 强化 发挥 做好 用好 争取 参与 继续 充分 大力 全面 合理 满足 列入 纳入 通过 根据 围绕 结合".split()
)
BEFORE_WORDS = frozenset("对为在将各")  # likewise: 对符合条件, 为中小企业
BESIDE = "\0"  # beside the first and the last character of a run


class Neighbours:
    """How many more than one different characters stand before and behind each pair of characters of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = BESIDE + (BESIDE + BESIDE).join({*runs(texts)}) + BESIDE
        threes = set(map(add, map(add, whole, whole[1:]), whole[2:]))
        before, behind = Counter(map(itemgetter(slice(1, 3)), threes)), Counter(map(itemgetter(slice(2)), threes))
        self.before = {pair: count - 1 for pair, count in before.items()}
        self.behind = {pair: count - 1 for pair, count in behind.items()}
        self.across = {
            pair: (pair[0] in LOOSE or pair[1] in LOOSE) - min(count, self.behind.get(pair, 0))
            for pair, count in self.before.items()
        }

    def boundaries(self, run: str) -> list[int]:
        """Return how surely each place of `run`, from its beginning to its end, is a boundary; 0 where it is none."""
        pairs = list(map(add, run, run[1:]))  # the pair with the same index stands across a place
        left = [0, *map(self.behind.__getitem__, pairs[:-1])]
        right = [*map(self.before.__getitem__, pairs[1:]), 0]
        sums = map(add, map(add, left, right), map(self.across.__getitem__, pairs))
        return [SURE, *(max(0, sure) for sure in sums), SURE]


def runs(texts: Iterable[str]) -> Iterator[str]:
    """Yield the runs of Han characters in `texts`, without those that stand between words."""
    return (run for text in texts for run in RUN.findall(text))


def text_words(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return the phrases of `texts`, the most frequent first, then the surest; `others` are texts that show more of words."""
    texts = tuple(texts)
    neighbours = Neighbours({*texts, *others})
    quoted = Counter(word for text in texts for word in QUOTED.findall(text))
    counts, sureness = dict(quoted), dict.fromkeys(quoted, SURE)
    for run, times in Counter(runs(texts)).items():
        for phrase, sure in phrases_of(run, neighbours.boundaries(run)):
            counts[phrase] = counts.get(phrase, 0) + times
            if sure > sureness.get(phrase, 0):
                sureness[phrase] = sure

    ranked = sorted(
        (-count, -min(sureness[phrase], SURE_ENOUGH), abs(len(phrase) - USUAL_LENGTH), phrase)
        for phrase, count in counts.items()
        if count > 1 or len(phrase) <= LONGEST_ONCE or phrase in quoted
    )
    return [phrase for *_, phrase in ranked if not begins_with_verb(phrase)]


def begins_with_verb(phrase: str) -> bool:
    return len(phrase) > 3 and (phrase[0] in BEFORE_WORDS or phrase[:2] in VERBS or phrase[:3] in VERBS)


def phrases_of(run: str, boundaries: list[int]) -> Iterator[tuple[str, int]]:
    """Yield what stands between two boundaries of `run`, and how sure the weaker of them is."""
    places = [(at, sure) for at, sure in enumerate(boundaries) if sure]
    for number, (start, sure) in enumerate(places):
        for end, also in places[number + 1 : number + 1 + LONGEST]:
            if end - start > LONGEST:
                break
            if end - start > 1:
                yield run[start:end], min(also, sure)
