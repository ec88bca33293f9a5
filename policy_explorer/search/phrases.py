"""Official texts -> the words and phrases in them, by statistics alone. Pure.

Chinese has no spaces. Where one word ends and another begins, many different characters follow or precede; within a word
few do. A place between two characters is a boundary if the pair of characters before it is followed by different
characters, or the pair behind it preceded by different ones, more than the pair across it is itself a word. What stands
between two boundaries is a phrase. Many are no words of a dictionary, which does no harm: they correct what people type and
are suggested by how often they occur.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from policy_explorer.text.patterns import regex

USUAL_LENGTH = 4
LONGEST, LONGEST_ONCE = 8, 5  # characters of a phrase, and of one that occurs once
RUN = regex("[\u4e00-\u9fff]{2,}")
QUOTED = regex("“([^“”，。；、]{2,8})”")
# Characters that stand between words, and such as often do.
APART = frozenset("的了和及与或等并其该此且之")
LOOSE = frozenset("对给为以在按将从由向于被把可应不是有各至到后前中内上下使让")
SURE, SURE_ENOUGH = 9, 4
# Verbs of notices, which nobody looks for: what follows them is a phrase of its own.
VERBS = frozenset(
    "加大 加快 加强 推动 推进 鼓励 支持 引导 积极 落实 实施 实行 促进 提升 提高 开展 给予 优化 扩大 符合 按照 组织 参加 进一步 "
    "协调 保障 完善 深化 强化 发挥 做好 用好 争取 参与 继续 充分 大力 全面 合理 满足 列入 纳入 通过 根据 围绕 结合".split()
)
END = ""  # beside the first and the last character of a run


class Neighbours:
    """The characters that stand before and behind each pair of characters of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        before: dict[str, set[str]] = defaultdict(set)
        behind: dict[str, set[str]] = defaultdict(set)
        for run in runs(texts):
            previous = END
            for at in range(len(run) - 1):
                pair = run[at : at + 2]
                before[pair].add(previous)
                behind[pair].add(run[at + 2 : at + 3])
                previous = run[at]
        self.before = {pair: len(found) for pair, found in before.items()}
        self.behind = {pair: len(found) for pair, found in behind.items()}

    def boundaries(self, run: str) -> list[int]:
        """Return how surely each place of `run`, from its beginning to its end, is a boundary; 0 where it is none."""
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        before, behind = ([table.get(pair, 1) for pair in pairs] for table in (self.before, self.behind))
        found = [SURE]
        for at in range(1, len(run)):
            if run[at - 1] in APART or run[at] in APART:
                found.append(SURE)
                continue
            sure = int(run[at - 1] in LOOSE or run[at] in LOOSE) - min(before[at - 1], behind[at - 1]) + 1
            sure += behind[at - 2] - 1 if at > 1 else 0
            sure += before[at] - 1 if at < len(pairs) else 0
            found.append(max(0, sure))
        return [*found, SURE]


def runs(texts: Iterable[str]) -> Iterator[str]:
    """Yield the runs of Han characters in `texts`."""
    return (run for text in texts for run in RUN.findall(text))


def phrases(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return the phrases of `texts`, the most frequent first, then the surest; `others` are texts that show more of words."""
    texts = tuple(texts)
    neighbours = Neighbours({*texts, *others})
    quoted = [word for text in texts for word in QUOTED.findall(text)]
    counts, sureness = Counter(quoted), dict.fromkeys(quoted, SURE)
    for run in runs(texts):
        for phrase, sure in phrases_of(run, neighbours.boundaries(run)):
            counts[phrase] += 1
            sureness[phrase] = max(sure, sureness.get(phrase, 0))

    def rank(phrase: str) -> tuple[int, int, int, str]:
        count = counts[phrase]
        return -count, -min(sureness[phrase], SURE_ENOUGH), abs(len(phrase) - USUAL_LENGTH), phrase

    usual = (each for each, count in counts.items() if count > 1 or len(each) <= LONGEST_ONCE or each in quoted)
    return sorted((phrase for phrase in usual if not begins_with_verb(phrase)), key=rank)


def begins_with_verb(phrase: str) -> bool:
    return len(phrase) > 3 and (phrase[:2] in VERBS or phrase[:3] in VERBS)


def phrases_of(run: str, boundaries: list[int]) -> Iterator[tuple[str, int]]:
    """Yield what stands between two boundaries of `run`, and how sure the weaker is; without characters that stand apart."""
    places = [at for at, sure in enumerate(boundaries) if sure]
    apart = [at for at, character in enumerate(run) if character in APART]
    for number, start in enumerate(places):
        stop = next((at for at in apart if at >= start), len(run)) if apart else len(run)
        for end in places[number + 1 :]:
            if end > stop or end - start > LONGEST:
                break
            if end - start > 1:
                yield run[start:end], min(boundaries[start], boundaries[end])
