"""What a notice says of other notices: that it repeals them, changes them, or makes them last longer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct

from policy_explorer.importing.draft import Absent, Field, Inline
from policy_explorer.importing.fields.document_period import days_in, length_in
from policy_explorer.importing.wording.other_notices import NAMED
from policy_explorer.text.term_ends import says_end, stays_provisional
from policy_explorer.text.verbatim import without_whitespace

REPEALS = re.compile("(?:同时|一并|予以|即行|自行)?(?:废止|停止执行|失效)")
EXTENDS = re.compile("(?:延长|延续|顺延|展期|继续(?:执行|有效|施行|实施|沿用))")
AMENDS = re.compile("(?:作|作出|做)?(?:如下|以下|相应|部分)?(?:修改|修订|修正)")
# What follows is a list of documents: 决定废止下列文件：
REPEALS_LIST = re.compile(
    "(?:废止|停止执行|宣布失效)[^。《》]{0,24}(?:[：:]|如下[：:]?|下列[^。：]*[：:]|以下[^。：]*[：:])$|(?:下列|以下)[^。《》]{0,24}(?:废止|停止执行|失效)[^。]{0,6}[：:]$"
    "|(?:废止|失效)的[^。《》]{0,12}(?:文件|目录|清单)(?:目录|清单)?(?:[（(][^（）()]{1,12}[）)])?[：:]?$"
)
OPEN_ENDS = ("indefinite", "further_notice")
REPEAL_GUESS = "原文写了废止；只废止一部分的写 partly: true，本站收录了那份文件的写 document"
AMEND_GUESS = "原文写了修改；只修改其中几项的写 measures，本站收录了那份文件的写 document。那份文件的文字不会自动改动"
EXTEND_GUESS = "原文写了延续；从哪一天起延续、只延续哪几项的请补，本站收录了那份文件的写 document"


class KnownDocument(Struct, frozen=True):
    """A document of the site that another may repeal or extend."""

    id: str
    title: str
    reference: str
    until: str  # its last day as written, "" without one


def relation_fields(texts: Iterable[str], known: Mapping[str, KnownDocument], begins: bool) -> Iterator[Field | Absent]:
    """Yield the fields `supersedes` and `extends` of a notice with the paragraphs `texts`.

    `known` are the documents of the site by reference and by title. `begins` is whether the notice says since when it holds.
    """
    texts = list(texts)
    sentences = [each for text in texts for each in re.findall("[^。；]+", without_whitespace(text))]
    sentences = with_those_before(sentences)
    repealed = [pair for each in sentences if REPEALS.search(each) for pair in named_before(each, REPEALS)]
    extended = [pair for each in sentences if EXTENDS.search(each) for pair in named_before(each, EXTENDS)]
    repealed += listed(texts)
    entries = [entry for found, quote in repealed if begins and (entry := repeal(found, quote, known))]
    if entries:
        yield Field("supersedes", tuple(entries), REPEAL_GUESS)
    for found, _ in repealed[len(entries) :]:
        yield Absent("supersedes", f"原文写了废止《{found['title']}》，但没有写文号或施行之日；查到了写进 supersedes")
    if changed := list(amendments(sentences, known)):
        yield Field("amends", tuple(changed), AMEND_GUESS)
    longer = [entry for found, quote in extended if (entry := extension(found, quote, known))]
    if longer:
        yield Field("extends", tuple(longer), EXTEND_GUESS)
    elif extended:
        yield Absent("extends", f"原文写了延续《{extended[0][0]['title']}》，没有认出延续到何时；写进 extends")


def with_those_before(sentences: list[str]) -> list[str]:
    """Return `sentences`, each that says 该文件 of a document with the one before, which names it."""
    found = []
    for before, sentence in pairwise(["", *sentences]):
        refers = re.search("(?:该|上述|此)(?:项|份)?(?:文件|办法|措施|意见|规定|通知|细则|政策)|其有效期", sentence)
        says = (REPEALS.search(sentence) or EXTENDS.search(sentence)) and not NAMED.search(sentence)
        joined = refers and says and len(NAMED.findall(before)) == 1
        found.append(f"{before}。{sentence}" if joined else sentence)
    return found


def listed(texts: list[str]) -> list[tuple[re.Match[str], str]]:
    """Return the documents of lists that a heading or a sentence repeals, each with its whole paragraph."""
    found: list[tuple[re.Match[str], str]] = []
    inside = False
    for line in map(without_whitespace, texts):
        named = NAMED.search(line)
        inside = REPEALS_LIST.search(line) is not None or (
            inside and named is not None and "。" not in line[: named.start()]
        )
        if inside and named:
            found.append((named, line.rstrip("；;。")))
    return found


def amendments(sentences: list[str], known: Mapping[str, KnownDocument]) -> Iterator[tuple[Field, ...]]:
    """Yield the entry of each document that a notice changes: the clause that names it before it says so."""
    seen = set()
    for sentence in sentences:
        found = NAMED.search(sentence)
        changes = AMENDS.search(sentence, found.end()) if found else None
        if (
            found is None
            or changes is None
            or found["title"] in seen
            or not (
                re.search("(?:对|将|决定修改)$", sentence[: found.start()])
                or re.search("[，,]?并[作做]出?(?:如下|以下)$|(?:如下|以下)修改[：:]$", sentence[: changes.end() + 1])
            )
        ):
            continue
        if re.match("第[^，。；]{1,12}条", sentence[found.end() :]):
            continue
        seen.add(found["title"])
        target = target_of(found, known)
        reference = found["reference"] or (target.reference if target else None)
        yield (*identity(found, target, reference), Field("quote", sentence[found.start() : changes.end()]))


def named_before(sentence: str, verb: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each document that a sentence names before `verb`, with the sentence from its name on."""
    last = list(verb.finditer(sentence))[-1]
    for named in NAMED.finditer(sentence, 0, last.start()):
        yield named, sentence[named.start() :]


def repeal(named: re.Match[str], quote: str, known: Mapping[str, KnownDocument]) -> tuple[Field, ...] | None:
    """Return the entry of a document that is repealed; None without its reference, which the site needs."""
    target = target_of(named, known)
    reference = named["reference"] or (target.reference if target else None)
    if not reference:
        return None
    partly = (Field("partly", True),) if re.search("第[^，。；]{1,12}条", quote) else ()
    return (*identity(named, target, reference), *partly, Field("quote", quote))


def extension(named: re.Match[str], quote: str, known: Mapping[str, KnownDocument]) -> tuple[Field, ...] | None:
    """Return the entry of a document that lasts longer; None where the text does not say until when."""
    target = target_of(named, known)
    verb = EXTENDS.search(quote)
    behind = quote[verb.end() :] if verb else quote
    days = [day for day in days_in(behind) if isinstance(day, date)]
    length = length_in(behind)
    ends = next((each for each in OPEN_ENDS if says_end(each, behind)), None)
    end = (
        Field("until", days[-1])
        if days
        else Field("lasts", Inline((length,)))
        if length
        else Field("ends", ends)
        if ends
        else None
    )
    if end is None:
        return None
    provisional = (Field("provisional", True),) if stays_provisional(quote) else ()
    reference = named["reference"] or (target.reference if target else None)
    return (*identity(named, target, reference), end, *provisional, Field("quote", quote))


def identity(named: re.Match[str], target: KnownDocument | None, reference: str | None) -> Iterator[Field]:
    """Yield the fields that say which document is meant."""
    if target:
        yield Field("document", target.id)
    yield Field("title", named["title"])
    if reference:
        yield Field("reference", reference)


def target_of(named: re.Match[str], known: Mapping[str, KnownDocument]) -> KnownDocument | None:
    """Return the document of the site that is meant, None where it has none: one with another title is another one."""
    found = known.get(named["reference"] or "")
    if found and (named["title"] in found.title or found.title in named["title"]):
        return found
    return None if named["reference"] else known.get(named["title"])


def suggestions(fields: Iterable[Field | Absent], known: Mapping[str, KnownDocument]) -> Iterator[str]:
    """Yield for the editor what the relations in a draft mean for the documents that they name: no file of theirs is changed."""
    by_id = {each.id: each for each in known.values()}
    verbs = {"supersedes": "废止", "extends": "延续", "amends": "修改"}
    for field in fields:
        if not isinstance(field, Field) or field.key not in verbs:
            continue
        for entry in field.value:
            said = {each.key: each.value for each in entry}
            verb, target = verbs[field.key], by_id.get(said.get("document", ""))
            if target is None:
                yield f"原文{verb}《{said['title']}》，本站没有收录；收录以后在本文件的 {field.key} 里写上 document"
                continue
            was = f"（现在写的截止日是 {target.until}）" if target.until else ""
            change = f"延续到 {said['until']}" if "until" in said else verb
            yield (
                f"原文{verb}《{said['title']}》，就是 documents/{target.id}{was}：已写进本文件的 {field.key}，"
                f"核对以后网站会在那份文件和它的各项措施上注明{change}；documents/{target.id} 里的文件没有改，也不用改"
            )
