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
from itertools import groupby, pairwise
from operator import add, itemgetter

from policy_explorer.text.patterns import regex

USUAL_LENGTH = 4
LONGEST, LONGEST_ONCE = 8, 5  # characters of a phrase, and of one that occurs once
APART = "的了和及与或等并其该此且之"  # characters that stand between words
HAN = 0x4E00, 0x9FFF  # first and last
QUOTED = regex("“([^“”，。；、]{2,8})”")
# Characters that often stand between words.
LOOSE = frozenset("对给为以在按将从由向于被把可应不是有各至到后前中内上下使让")
# How sure a boundary is, from 1: the levels that differ, and how the ends of a run are marked.
SURE_ENOUGH, END = 4, 5
BEGINS, ENDS, NOWHERE = 10**6, 2 * 10**6, -(10**6)
# Verbs of notices, which nobody looks for: what follows them is a phrase of its own.
VERBS = frozenset(
    "加大 加快 加强 推动 推进 鼓励 支持 引导 积极 落实 实施 实行 促进 提升 提高 开展 给予 优化 扩大 符合 按照 组织 参加 进一步 "
    "协调 保障 完善 深化 强化 发挥 做好 用好 争取 参与 继续 充分 大力 全面 合理 满足 列入 纳入 通过 根据 围绕 结合".split()
)
BEFORE_WORDS = frozenset("对为在将各")  # likewise: 对符合条件, 为中小企业
BESIDE = "\0"  # beside the first and the last character of a run
BETWEEN = BESIDE + BESIDE  # two runs


def runs_pattern() -> str:
    """Return the pattern of a run: one set of ranges, which is searched faster than a set with exceptions."""
    first, last = HAN
    apart = sorted(map(ord, APART))
    ranges = zip([first, *(each + 1 for each in apart)], [*(each - 1 for each in apart), last], strict=True)
    return "[" + "".join(f"{chr(start)}-{chr(end)}" for start, end in ranges if start <= end) + "]{2,}"


RUN = regex(runs_pattern())


def runs(texts: Iterable[str]) -> list[str]:
    """Return the runs of Han characters in `texts`, without those that stand between words."""
    return RUN.findall("\n".join(texts))


def joined(some_runs: Iterable[str]) -> str:
    """Return runs in one text, so that whatever is done with each pair of characters is done in one call."""
    return BETWEEN + BETWEEN.join(some_runs) + BETWEEN


def pairs_of(text: str) -> list[str]:
    return list(map(add, text, text[1:]))


class Neighbours:
    """How many different characters stand before and behind each pair of characters of some runs."""

    def __init__(self, some_runs: Iterable[str]) -> None:
        pairs = pairs_of(joined(some_runs))
        firsts, seconds = zip(*{*pairwise(pairs)}, strict=True)  # of each three characters, once
        behind, before = Counter(firsts), Counter(seconds)
        self.across = {
            pair: -min(count, behind[pair]) - LOOSE.isdisjoint(pair)  # how much the pair itself is a word
            for pair, count in before.items()
        }
        for pair in before:
            if BESIDE in pair:  # the end of a run is one neighbour, whatever stands beyond
                behind[pair] = before[pair] = 1
                self.across[pair] = NOWHERE if pair == BETWEEN else BEGINS if pair[0] == BESIDE else ENDS
        self.behind, self.before = behind, before

    def boundaries(self, text: str) -> list[tuple[int, int]]:
        """Return (place, how surely) of each boundary of `text`, some of these runs joined; END at the end of a run."""
        pairs = pairs_of(text)  # the pair before a place, across it, and behind it
        beside = map(add, map(self.behind.__getitem__, pairs), map(self.before.__getitem__, pairs[2:]))
        sums = map(add, beside, map(self.across.__getitem__, pairs[1:]))
        return [
            (at, sure if sure < SURE_ENOUGH else END if sure >= ENDS else SURE_ENOUGH)
            for at, sure in enumerate(sums, 2)
            if sure > 0
        ]

    def phrases(self, text: str) -> list[list[str]]:
        """Return what stands between two boundaries of `text`, runs joined, by how sure the weaker of them is."""
        found: list[list[str]] = [[] for _ in range(END)]
        put = [phrases.append for phrases in found]
        boundaries = self.boundaries(text)
        for number, (start, sure) in enumerate(boundaries, 1):
            for end, also in boundaries[number : number + LONGEST] if sure != END else ():
                if end - start > LONGEST:
                    break
                if end - start > 1:
                    put[also if also < sure else sure](text[start:end])  # noqa: FURB136 - a call takes twice as long
                if also == END:
                    break
        return found


def text_words(texts: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield the phrases of `texts`, the most frequent first, then the surest; `others` are texts that show more of words."""
    texts = tuple(texts)
    found, quoted = Counter(runs(texts)), [word for text in texts for word in QUOTED.findall(text)]
    neighbours = Neighbours({*found, *runs({*others})})
    counts = Counter(quoted)
    by_sureness: list[dict[str, int]] = [{} for _ in range(END)]
    by_sureness[SURE_ENOUGH] = dict.fromkeys(quoted, SURE_ENOUGH)
    for times, group in groupby(found.most_common(), itemgetter(1)):
        for sure, found_so in enumerate(neighbours.phrases(joined(run for run, _ in group))):
            counts.update(found_so * times)
            by_sureness[sure].update(dict.fromkeys(found_so, sure))
    sureness: dict[str, int] = {}
    for each in by_sureness:  # the surest is the last
        sureness.update(each)

    more = [phrase for phrase, count in counts.items() if count > 1]
    once = (
        phrase for phrase, count in counts.items() if count == 1 and (len(phrase) <= LONGEST_ONCE or phrase in quoted)
    )
    for phrases in (more, once):  # who wants the most frequent ones need not wait for the others to be sorted
        ranked = sorted(
            (-counts[phrase], -sureness[phrase], abs(len(phrase) - USUAL_LENGTH), phrase)
            for phrase in phrases
            if not begins_with_verb(phrase)
        )
        yield from (phrase for *_, phrase in ranked)


def begins_with_verb(phrase: str) -> bool:
    return len(phrase) > 3 and (phrase[0] in BEFORE_WORDS or phrase[:2] in VERBS or phrase[:3] in VERBS)
