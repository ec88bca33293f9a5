"""The outline's opening and closing -> the drafted document.yaml. Pure.

Every paragraph outside the measures becomes a passage with a guessed role; title, reference, dates and term are read from them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..fidelity import squeeze
from ..mentions import dates, narrow
from .chinese_numbers import read_number
from .draft import Absent, Field, Inline, Mapping
from .structure import DATE_LINE, IMPRINT, Item, Outline
from .units import Units

REFERENCE = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[（(【]\s*(?:[0-9０-９]{4})\s*[〕\]）)】]\s*第?[0-9０-９]{1,4}\s*号")
SUPERIOR = re.compile(rf"《(?P<title>[^《》]{{4,80}})》[（(](?P<reference>{REFERENCE.pattern})[）)]")
TITLE_END = re.compile(r"(?:通知|意见|措施|办法|规定|方案|细则|政策|公告|决定|条例|计划|要点|通告|指南|若干政策)(?:[》]|[（(].{1,14}[）)])*$")
ISSUER = re.compile(r"^(?P<issuer>[^，。]{2,40}?(?:人民政府(?:办公室)?|委员会|办公室|管委会|[局厅委]))(?:关于|印发)")
STARTS = re.compile(r"自(?:发布|印发|公布|下发)之日起|自[^，。；]{0,4}[0-9０-９]{4}年[^，。；]{0,12}起(?:施行|实施|执行|生效)?")
LASTS = re.compile(r"有效期|截至|截止|执行至|施行至|实施至|期限(?:至|为)|试行")
YEARS = re.compile(r"(?P<number>[0-9]{1,2}|[一二两三四五六七八九十])\s*(?P<unit>年|个月)")
MATTER = re.compile(r"[。；：，！？]$")


@dataclass(frozen=True, slots=True)
class Term:
    """How long the document holds, as far as it says; `why` says how that was worked out."""

    start: date | None
    until: date | None
    start_quote: str
    quote: str
    why: str


def passages(paragraphs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(role, text) of each passage; the lines of one title are put together."""
    texts = list(paragraphs)
    found: list[tuple[str, str]] = []
    open_title = False
    for at, text in enumerate(texts):
        role = role_of(text, texts[at + 1] if at + 1 < len(texts) else "", found)
        if role == "title" and open_title and found[-1][0] == "title":
            found[-1] = ("title", found[-1][1] + text)
        else:
            found.append((role, text))
        whole = found[-1][1]
        open_title = role == "title" and (whole.count("《") != whole.count("》") or not TITLE_END.search(whole))
    return tuple(found)


def role_of(text: str, after: str, before: list[tuple[str, str]]) -> str:
    if REFERENCE.fullmatch(text):
        return "reference"
    if DATE_LINE.fullmatch(text):
        return "date"
    if text.endswith("印发") and IMPRINT.fullmatch(text) or re.match(r"抄送|抄报|主送", text):
        return "imprint"
    if re.fullmatch(r"[（(].{2,40}[）)]", text) or re.match(r"附\s*件", text):
        return "note"
    if text.endswith(("：", ":")) and "。" not in text and not any(role == "addressees" for role, _ in before):
        return "addressees"
    if DATE_LINE.fullmatch(after) and len(text) < 40 and not MATTER.search(text):
        return "signature"
    if len(text) < 80 and not MATTER.search(text) and "。" not in text and not any(role == "paragraph" for role, _ in before[-1:]):
        return "title"
    return "paragraph"


def draft_document(id: str, outline: Outline, heading: str | None, units: list[tuple[Item, Units | None]]) -> Mapping:
    opening, closing = passages(outline.opening), passages(outline.closing)
    closing = tuple(("paragraph" if role == "title" else role, text) for role, text in closing)
    whole = [text for _, text in (*opening, *closing)] + [text for c in outline.chapters for text in (c.text or "").split("\n")] + [item.text for item in outline.items]
    title = title_of(opening)
    issued, published = days_of(opening, closing)
    term = term_of(whole, issued)
    return (
        Field("id", id),
        *((Field("title", title, "取自正文前的标题"), Field("short_title", title, "改成页面上用的简称")) if title else (Absent("title", "没有认出标题，补上 title 和 short_title（简称）"),)),
        *reference_fields(opening, whole),
        *issuer_fields(opening, closing),
        *((Field("issued", issued, "取自落款或印发的日期"), Field("published", published, "印发日期，与成文日期不同的请改")) if issued else (Absent("issued", "没有认出日期，补上 issued（成文日期）和 published（印发日期）"),)),
        *addressee_fields(opening),
        *superior_fields(opening),
        term_field(term),
        *standing_fields(units),
        Absent("clauses", "通用条款（如同类政策不重复享受）写在 clauses 里，写法见 docs/authoring.zh.md"),
        Field("chapters", tuple(chapter_fields(outline))),
        *((Field("measure_heading", heading),) if heading else ()),
        *((Field("opening", passage_fields(opening), "各段的 role（标题、主送、署名……）是推断的"),) if opening else ()),
        *((Field("closing", passage_fields(closing), "各段的 role（正文、署名、印发……）是推断的"),) if closing else ()),
    )


def title_of(opening: tuple[tuple[str, str], ...]) -> str:
    titles = [text for role, text in opening if role == "title" and not text.endswith("文件")]
    return squeeze(titles[-1]) if titles else ""


def reference_fields(opening: tuple[tuple[str, str], ...], whole: list[str]) -> Iterator[Field | Absent]:
    own = next((text for role, text in opening if role == "reference"), None)
    if own:
        yield Field("reference", squeeze(own))
        return
    # One in the text is more often another document's.
    near = next((m.group() for text in whole[:3] if (m := REFERENCE.search(text)) and "《" not in text), None)
    yield Field("reference", squeeze(near), "从标题附近认出的文号") if near else Field("reference", "未编文号", "原文开头没有认出文号")


def issuer_fields(opening, closing) -> Iterator[Field | Absent]:
    signed = next((text for role, text in (*opening, *closing) if role == "signature"), None)
    titled = next((m["issuer"] for role, text in opening if role == "title" and (m := ISSUER.match(squeeze(text)))), None)
    if signed or titled:
        yield Field("issuer", squeeze(signed or titled), "取自落款" if signed else "取自标题")
    else:
        yield Absent("issuer", "没有认出发文机关，补上 issuer")


def days_of(opening, closing) -> tuple[date | None, date | None]:
    """The day of the signature, and of the imprint where there is one."""
    signed = [day for role, text in (*opening, *closing) if role == "date" for day in days_in(text)]
    printed = [day for role, text in (*opening, *closing) if role == "imprint" for day in days_in(text)[-1:]]
    noted = [day for role, text in opening if role in ("note", "title") for day in days_in(text)[:1]]
    issued = next(iter((*signed, *printed, *noted)), None)
    return issued, next(iter((*printed, *signed, *noted)), None)


def days_in(text: str) -> list[date]:
    """Days in Arabic or Chinese digits."""
    chinese = re.sub(r"[〇○零一二三四五六七八九]{4}(?=\s*年)", lambda m: "".join(str("〇一二三四五六七八九".index(c.replace("○", "〇").replace("零", "〇"))) for c in m.group()), squeeze(text))
    chinese = re.sub(r"[一二三四五六七八九十]{1,3}(?=[月日])", lambda m: str(read_number(m.group()) or m.group()), chinese)
    return [mention.first for mention in dates(chinese) if mention.first == mention.last]


def addressee_fields(opening) -> Iterator[Field]:
    written = next((text for role, text in opening if role == "addressees"), None)
    if written:
        yield Field("addressees", tuple(filter(None, re.split(r"[，,；;]", squeeze(written).rstrip("：:")))), "按逗号分开的")


def superior_fields(opening) -> Iterator[Field]:
    found = {m["reference"]: m for role, text in opening for m in SUPERIOR.finditer(squeeze(text))}
    if found:
        each = tuple((Field("title", m["title"]), Field("reference", m["reference"]), Field("quote", m.group())) for m in found.values())
        yield Field("superiors", each, "正文开头提到的文件，不是本文件所贯彻的请删去")


def term_of(texts: list[str], issued: date | None) -> Term | None:
    clauses = [clause for text in texts for clause in re.findall(r"[^。；\n]+", squeeze(text))]
    starts = next((clause for clause in clauses if STARTS.search(clause)), None)
    if starts is None:
        return None
    sure = [clause for clause in clauses if LASTS.search(clause) and (starts == clause or clauses.index(clause) - clauses.index(starts) in (1, 2))]
    lasts = sure[0] if sure else None
    said = STARTS.search(starts)
    start_quote = starts[: said.end()].split("，")[-1] + (re.match(r"(?:正式)?(?:施行|实施|执行|生效)?", starts[said.end() :]).group())
    start = next(iter(days_in(said.group())), issued)
    quote = (lasts[LASTS.search(lasts).start() :] if lasts == starts else lasts) if lasts else ""
    until, why = end_of(quote, start)
    return Term(start, until, start_quote, quote, why)


def end_of(quote: str, start: date | None) -> tuple[date | None, str]:
    written = days_in(quote)
    if written:
        return written[-1], ""
    lasting = YEARS.search(narrow(quote))
    number = read_number(lasting["number"].replace("两", "二")) if lasting else None
    if not number or start is None:
        return None, ""
    months = number * (12 if lasting["unit"] == "年" else 1)
    year, month = divmod(start.month - 1 + months, 12)
    try:
        ends = start.replace(year=start.year + year, month=month + 1) - timedelta(days=1)
    except ValueError:  # the 31st of a month that has none
        ends = start.replace(year=start.year + year, month=month + 1, day=28)
    return ends, f"按“{lasting.group()}”从施行之日推算到前一天"


def term_field(term: Term | None) -> Field | Absent:
    if term is None or term.start is None or term.until is None or not term.quote or term.until < term.start:
        known = f"；认出的施行一句：{term.start_quote}" if term else ""
        return Absent("period", f"没有认出有效期，补上 period（from、until、from_quote、quote）{known}")
    fields = (Field("from", term.start), Field("until", term.until), Field("from_quote", term.start_quote), Field("quote", term.quote))
    return Field("period", fields, "；".join(filter(None, ("施行之日、有效期从结尾或附则认出", term.why))))


def standing_fields(units: list[tuple[Item, Units | None]]) -> Iterator[Field]:
    for item, found in units:
        if found and found.standing:
            rule = (Field("units", found.standing), Field("after", item.number), Field("quote", found.standing_quote))
            yield Field("standing_rule", rule, "原文写了“以下均由……”，其后各项默认这些单位")
            return


def chapter_fields(outline: Outline) -> Iterator[tuple[Field | Absent, ...]]:
    for chapter in outline.chapters:
        guess = "" if chapter.heading else "原文不分章，这是代拟的名称，页面的目录和筛选里会用到"
        yield (
            Field("number", chapter.number),
            *((Field("heading", chapter.heading),) if chapter.heading else ()),
            Field("title", chapter.title, guess),
            *((Field("text", chapter.text),) if chapter.text else ()),
        )


def passage_fields(found: Iterable[tuple[str, str]]) -> tuple[tuple[Field, Field], ...]:
    return tuple((Field("role", role), Field("text", text)) for role, text in found)


def common_heading(items: tuple[Item, ...]) -> str | None:
    """The way in which most measures begin, as `measure_heading`; None where hardly two do so alike."""
    forms = Counter(form for item in items if (form := form_of(item)))
    form, count = next(iter(forms.most_common(1)), (None, 0))
    return form if count * 2 > len(items) else None


def form_of(item: Item) -> str | None:
    if "{" in item.heading or "}" in item.heading or item.title not in item.heading:
        return None
    before, _, after = item.heading.partition(item.title)
    number = str(item.number)
    if before.count(number) != 1 or narrow(before) != before:
        return None
    return f"{before.replace(number, '{number}')}{{title}}{after}"


def builds(form: str | None, item: Item) -> bool:
    return form is not None and squeeze(form.format(number=item.number, title=item.title)) == squeeze(item.heading)
