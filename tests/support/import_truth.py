"""What is right of the drafts of the notices in tests/notices/shapes/: read from the notices by a person, not by the importer."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from support.drafts import about, measures_in

SHAPES = Path(__file__).parents[1] / "notices" / "shapes"


def notice_of(name: str) -> Path:
    """Return the file of the notice `name`."""
    return next(path for path in SHAPES.glob(f"{name}.*") if path.suffix in (".txt", ".html"))


class Truth(Struct, frozen=True):
    """`units` are 牵头；责任 by number of the measure, `amounts` the ways of the payout and the figures beside it."""

    measures: list[int]
    provisions: int  # numbered parts that are no measures
    chapters: int
    issuers: list[str]
    term: dict[str, object]
    units: dict[int, str]
    amounts: dict[int, str]
    windows: dict[int, int] = {}


def truth_of(content: Path, id: str, provisions: int) -> Truth:
    """Return what the draft of the document `id` in `content` says, in the form of a truth."""
    written = about(content)
    measures = measures_in(content / "documents" / id)
    issuer = written["issuer"]
    term = {key: value for key, value in written.get("period", {}).items() if "quote" not in key}
    return Truth(
        list(measures),
        provisions,
        sum("heading" in chapter for chapter in written.get("chapters", [])),
        [issuer] if isinstance(issuer, str) else issuer,
        {key: value if isinstance(value, dict | bool) else str(value) for key, value in term.items()},
        {number: named for number, measure in measures.items() if (named := units_of(measure)) != "；"},
        {number: said for number, measure in measures.items() if (said := amounts_of(measure))},
        {number: len(measure["windows"]) for number, measure in measures.items() if "windows" in measure},
    )


def units_of(measure: dict) -> str:
    return "；".join("、".join(measure.get(field, [])) for field in ("lead", "responsible"))


def amounts_of(measure: dict) -> str:
    """Return how much the benefits of a drafted measure are: `rate+cap 5%`, those of several with a bar between."""
    return "|".join(map(amounts_of_benefit, measure["benefits"])).strip("|")


def amounts_of_benefit(benefit: dict) -> str:
    payout = benefit.get("payout", {})
    way = next(iter(payout), "") + "".join(f"+{part}" for part in ("cap", "instalments", "quota") if part in payout)
    figures = [f"{amount['value']}{amount['unit']}" for amount in benefit.get("amounts", [])]
    return " ".join(filter(None, [way, *figures]))


TRUTHS: dict[str, Truth] = {
    "f01-chapters-with-articles": Truth(
        measures=[1, 2, 3],
        provisions=0,
        chapters=2,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={},
        amounts={1: "10万元", 2: "3万元", 3: "20万元"},
    ),
    "f02-term-in-last-article": Truth(
        measures=[1, 2],
        provisions=2,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "lasts": {"years": 3}},
        units={},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f02b-term-in-last-numbered": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=2,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f03-tentative-years": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "lasts": {"years": 3}, "provisional": True},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f04-brackets-beat-articles": Truth(
        measures=[2, 3, 4, 5],
        provisions=2,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"counted_from": "published", "lasts": {"years": 5}},
        units={},
        amounts={3: "10万元", 4: "20万元"},
    ),
    "f04b-two-brackets": Truth(
        measures=[2, 3, 4, 5],
        provisions=2,
        chapters=0,
        issuers=["青禾县商务局"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={},
        amounts={3: "2000元", 4: "5000元", 5: "2人"},
    ),
    "f05-spaced-article-numbers": Truth(
        measures=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={},
        amounts={
            1: "1类 1万元",
            2: "2类 2万元",
            3: "3类 3万元",
            4: "4类 4万元",
            5: "5类 5万元",
            6: "6类 6万元",
            7: "7类 7万元",
            8: "8类 8万元",
            9: "9类 9万元",
            10: "10类 10万元",
            11: "11类 11万元",
            12: "12类 12万元",
        },
    ),
    "f06-units-deng-he": Truth(
        measures=[1, 2, 3, 4],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={
            1: "；县商务局、县财政局、各乡镇人民政府",
            2: "；县商务局",
            3: "县商务局；县财政局",
            4: "县财政局；县商务局",
        },
        amounts={1: "10万元", 2: "20万元", 3: "1万元", 4: "100万元"},
    ),
    "f08-first-is-lead": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "县商务局；县财政局、县税务局、各乡镇", 2: "县财政局；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f09-prefix": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾市人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "市商务局；市财政局、团市委、园区管委会", 2: "市财政局；市商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f10-addressee": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f11-number-then-digit": Truth(
        measures=[1, 2, 3, 4, 5],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "县委组织部；", 2: "县委组织部；", 3: "县委组织部；", 4: "县委组织部；", 5: "县委组织部；"},
        amounts={1: "10名", 2: "20名", 3: "30名", 4: "40名", 5: "50名"},
    ),
    "f12-dates": Truth(
        measures=[1, 2, 3, 4, 5, 6],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局", 3: "；县商务局", 4: "；县商务局", 5: "；县商务局", 6: "；县商务局"},
        amounts={2: "20万元", 3: "10月 1月 3月", 4: "9月"},
        windows={3: 1, 4: 1},
    ),
    "f13-from-issue-day": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"counted_from": "published", "lasts": {"years": 3}},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f14-joint-issuers": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县商务局", "青禾县财政局", "青禾县税务局"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f19-annex-clauses": Truth(
        measures=[1, 2],
        provisions=3,
        chapters=2,
        issuers=["青禾县人民政府"],
        term={"counted_from": "published", "until": "2026-12-31"},
        units={},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f20-zi-shixing": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f21-term-in-heading": Truth(
        measures=[1, 2],
        provisions=1,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "lasts": {"years": 3}},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元", 2: "20万元"},
    ),
    "f22-amount-in-heading": Truth(
        measures=[1, 2],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局"},
        amounts={1: "10万元 5万元 3万元", 2: "20万元 2万元"},
    ),
    "f24-tiers": Truth(
        measures=[1, 2, 3],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局", 3: "；县财政局"},
        amounts={1: "tiers 5%", 2: "rate+cap", 3: "fixed+instalments+quota 2000万元"},
    ),
    "s01-opinions-with-requirements": Truth(
        measures=[1, 2, 3, 4, 5],
        provisions=0,
        chapters=3,
        issuers=["青禾省人民政府办公厅"],
        term={},
        units={
            1: "省体育局；省财政厅、省自然资源厅、各市〔州〕人民政府",
            2: "省体育局；省教育厅",
            3: "；省文化和旅游厅",
            4: "；省体育局",
            5: "；省体育局",
        },
        amounts={1: "200万元", 2: "2万元"},
    ),
    "s02-measures-by-rules": Truth(
        measures=[4, 5, 6, 7, 8],
        provisions=6,
        chapters=4,
        issuers=["青禾市人民政府"],
        term={"from": "2031-05-01", "lasts": {"years": 5}},
        units={},
        amounts={4: "10万元 5年", 5: "fixed", 6: "rate+cap", 8: "20个工作日"},
        windows={7: 1},
    ),
    "s03-forwarded-annex": Truth(
        measures=[1, 2, 3],
        provisions=2,
        chapters=3,
        issuers=["青禾区人民政府"],
        term={"from": "2031-06-01", "lasts": {"years": 2}},
        units={},
        amounts={1: "20万元", 2: "10万元", 3: "rate+cap"},
    ),
    "s04-state-council": Truth(
        measures=[1, 2, 3, 4],
        provisions=0,
        chapters=0,
        issuers=["国务院"],
        term={},
        units={},
        amounts={1: "10万元"},
    ),
    "s05-joint-announcement": Truth(
        measures=[1, 2, 3, 4],
        provisions=0,
        chapters=0,
        issuers=["财政部", "税务总局", "海关总署"],
        term={},
        units={},
        amounts={},
    ),
    "s06-scanned-and-typed": Truth(
        measures=[1, 2, 3],
        provisions=1,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2031-01-01", "lasts": {"years": 2}},
        units={},
        amounts={1: "300元", 2: "10万元", 3: "2万元"},
    ),
    "s07-named-policies": Truth(
        measures=[1, 2, 3],
        provisions=0,
        chapters=0,
        issuers=["原文没有署名"],
        term={},
        units={1: "；县人社局", 2: "；县人社局", 3: "；县人社局、县教育局"},
        amounts={1: "1000元"},
    ),
    "s08-bare-chapters": Truth(
        measures=[1, 2, 3, 4, 5],
        provisions=0,
        chapters=3,
        issuers=["青禾县人民政府办公室"],
        term={"counted_from": "published", "until": "2031-12-31"},
        units={1: "；县商务局", 2: "；县商务局、县财政局", 3: "；县商务局", 4: "；县文旅局", 5: "；县发改局"},
        amounts={1: "500万元", 2: "rate+cap", 3: "5万元", 4: "10万元", 5: "500元"},
    ),
    "s09-labelled-lines": Truth(
        measures=[1, 2],
        provisions=1,
        chapters=0,
        issuers=["青禾高新技术产业开发区管理委员会"],
        term={"until": "2032-12-31"},
        units={1: "；科技局", 2: "；招商局、财政局"},
        amounts={1: "rate+cap", 2: "rate+cap"},
        windows={1: 1},
    ),
    "s10-gap-and-repeat": Truth(
        measures=[1, 2, 3, 4, 5, 6],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2031-01-01", "lasts": {"years": 1}},
        units={
            1: "；县农业农村局",
            2: "；县农业农村局",
            3: "；县农业农村局",
            4: "；县农业农村局",
            5: "；县农业农村局",
            6: "；县农业农村局",
        },
        amounts={1: "2万元", 2: "1万元"},
    ),
    "s11-four-levels": Truth(
        measures=[1, 2, 3, 4],
        provisions=0,
        chapters=7,
        issuers=["青禾市人民政府办公室"],
        term={},
        units={1: "；市发改委", 2: "；市自然资源局", 3: "；市金融局", 4: "；市财政局、市金融局"},
        amounts={1: "5万元", 4: "rate"},
    ),
    "s12-lists-of-papers": Truth(
        measures=[3, 4, 5, 6],
        provisions=4,
        chapters=0,
        issuers=["青禾县财政局"],
        term={},
        units={},
        amounts={3: "rate+cap"},
        windows={5: 1},
    ),
    "s13-extension": Truth(
        measures=[],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={},
        units={},
        amounts={},
    ),
    "v1-unit-variants": Truth(
        measures=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={
            1: "县商务局；县财政局",
            2: "县商务局；县财政局",
            3: "县商务局；县财政局",
            4: "县商务局；县财政局",
            5: "县商务局；县财政局",
            6: "；县商务局",
            7: "；县商务局",
            8: "县商务局；县财政局、各乡镇",
            9: "；县商务局",
            10: "县商务局；县财政局",
            11: "；县商务局、县财政局",
            12: "；县商务局、县直各部门、各乡镇（街道）、开发区管委会",
        },
        amounts={
            1: "1万元",
            2: "2万元",
            3: "3万元",
            4: "4万元",
            5: "5万元",
            6: "6万元",
            7: "7万元",
            8: "8万元",
            9: "9万元",
            10: "10万元",
            11: "11万元",
            12: "12万元",
        },
    ),
    "f18-annex-table": Truth(
        measures=[1, 2, 3],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "；县商务局", 2: "；县商务局", 3: "；县商务局"},
        amounts={1: "10万元", 2: "20万元", 3: "1万元"},
    ),
    "f23-task-table": Truth(
        measures=[1, 2, 3],
        provisions=0,
        chapters=0,
        issuers=["青禾县人民政府"],
        term={"from": "2024-03-01", "until": "2026-12-31"},
        units={1: "县商务局；县财政局", 2: "县发改局；县财政局", 3: "县商务局；县财政局"},
        amounts={1: "10万元", 2: "20万元", 3: "1万元"},
    ),
    "f25-web-page": Truth(
        measures=[2, 3],
        provisions=2,
        chapters=0,
        issuers=["青禾县商务局"],
        term={"counted_from": "published", "lasts": {"years": 5}},
        units={},
        amounts={2: "2000元", 3: "5000元"},
    ),
    "s14-requirements-before-annex": Truth(
        measures=[3, 4, 5],
        provisions=4,
        chapters=0,
        issuers=["青禾市人民政府办公室"],
        term={"from": "2031-08-01", "until": "2034-07-31"},
        units={3: "；市科技局、市财政局", 4: "；市工信局、市财政局", 5: "；市人社局"},
        amounts={3: "at_most", 4: "tiers", 5: "5万元"},
    ),
    "s15-table-of-contents": Truth(
        measures=[3, 4, 5],
        provisions=3,
        chapters=3,
        issuers=["原文没有署名"],
        term={"from": "2031-10-01"},
        units={},
        amounts={},
    ),
    "s16-ministries-by-duty": Truth(
        measures=[3, 4, 5, 6],
        provisions=2,
        chapters=4,
        issuers=["国务院办公厅"],
        term={},
        units={
            3: "；财政部、税务总局",
            4: "国家卫生健康委、住房城乡建设部；各地区",
            5: "；国家发展改革委",
            6: "；人民银行、金融监管总局、各省级人民政府",
        },
        amounts={},
    ),
}
