"""Ten applicants under the invented notice 云政〔2031〕12号, and what each gets: worked out by hand from its words and its guide."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

PAID, SUPERIOR = "yunxi-2031-12", "yunhai-2030-9"
JUNE, NOVEMBER = date(2031, 6, 1), date(2031, 11, 1)
NO_PHONE = "文件和《云溪县企业奖补申报指南》没有写电话"
COUNTER = "云溪县政务服务中心二楼综合窗口（城关镇学府路18号）；工作日上午8:30至12:00"
AT_COUNTER = (f"{COUNTER}；营业执照复印件；企业奖补申请表", NO_PHONE)
WITH_CONTRACT = ("参展合同复印件", f"{COUNTER}；企业奖补申请表", NO_PHONE)
WITH_BUREAU = (AT_COUNTER[0], "0599-7651111、0599-7651112")
FINANCE, LABOUR = "县财政局", "县人社局"


class Terms(NamedTuple):
    """What holds of a benefit for whoever gets it."""

    how: str
    whom: str
    ways: tuple[str, ...]
    strength: str = "shall"
    relations: tuple[str, ...] = ()
    until: str | None = "2033-12-31"


class Gets(NamedTuple):
    """A benefit that one applicant gets: verdict, how much, and when to apply."""

    verdict: str
    amount: str | None
    when: str | None = None


TERMS = {
    f"{PAID}/1/hiring": Terms("apply", FINANCE, AT_COUNTER, relations=("只能享受其中一项，就高：10/training",)),
    f"{PAID}/2/rent": Terms(
        "apply", FINANCE, ("窗口；县政务服务中心财政窗口；0599-7654321；租赁合同", "企业奖补申请表")
    ),
    f"{PAID}/3/output": Terms("direct", FINANCE, ()),
    f"{PAID}/3/first-listed": Terms("direct", FINANCE, ()),
    f"{PAID}/4/platforms": Terms("apply", FINANCE, AT_COUNTER),
    f"{PAID}/5/renewal": Terms("apply", FINANCE, AT_COUNTER, relations=("不得同时享受：8/renewed",)),
    f"{PAID}/6/beds": Terms("apply", FINANCE, AT_COUNTER),
    f"{PAID}/7/fair": Terms("apply", FINANCE, WITH_CONTRACT, strength="may"),
    f"{PAID}/7/interest": Terms("apply", FINANCE, WITH_CONTRACT),
    f"{PAID}/8/research": Terms("apply", FINANCE, AT_COUNTER),
    f"{PAID}/8/renewed": Terms("apply", FINANCE, AT_COUNTER, relations=("不得同时享受：5/renewal",)),
    f"{PAID}/9/certificate": Terms(
        "apply",
        FINANCE,
        (
            "在线申报；https://zwfw.example.org/yunxi?item=9",
            "营业执照复印件、认证证书复印件；认证奖励申请表；15个工作日",
            NO_PHONE,
        ),
        relations=(f"叠加在它之上：{SUPERIOR}/1/certificate",),
    ),
    f"{PAID}/10/training": Terms("apply", LABOUR, WITH_BUREAU, relations=("只能享受其中一项，就高：1/hiring",)),
    f"{PAID}/11/youth": Terms("apply", LABOUR, WITH_BUREAU),
    f"{PAID}/12/loan": Terms("合作银行", FINANCE, (), strength="encourage"),
    f"{SUPERIOR}/1/certificate": Terms(
        "apply",
        "市市场监管局",
        ("文件没有写申报地点和电话",),
        relations=("它之上可叠加：9/certificate",),
        until=None,
    ),
}
YEARLY = "每年 10月31日 以前（含当日）"
TO_OCTOBER = f"{YEARLY}；现在可以申请，到 2031年10月31日"
NEXT_YEAR = f"{YEARLY}；下一次 2032年1月1日 至 2032年10月31日"
# What was not done. Whoever does not say how much was hired, rented or invested is asked for it before a figure is worked out.
NOTHING: dict[str, Any] = {
    "trade": "other",
    "output_value": 0,
    "platforms": [],
    "software": 0,
    "beds": 0,
    "rd_cost": 0,
    "revenue": 1000,
    "born": "1970-01-01",
    "founded": "2020-01-01",
    **dict.fromkeys(("first_listed", "exhibited", "trained", "organic", "returned"), False),
}
FIRM = {**NOTHING, "trade": "enterprise"}
OPEN_TO_FIRMS = {
    f"{PAID}/1/hiring": Gets("yes", "unanswered", TO_OCTOBER),
    f"{PAID}/2/rent": Gets("yes", "unanswered"),
    f"{PAID}/5/renewal": Gets("maybe", "unanswered"),
    f"{PAID}/8/renewed": Gets("maybe", "unanswered"),
}


class Applicant(NamedTuple):
    """Who asks on which day, with which answers, and what it comes to by benefit. What is not named is refused."""

    who: str
    answers: dict[str, Any]
    gets: dict[str, Gets]
    on: date = JUNE


APPLICANTS = (
    Applicant(
        "招了3人、办过培训的企业：1000×3，两项只能享受其中一项",
        {**FIRM, "hires": 3, "trained": True},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/1/hiring": Gets("yes", "3000 元", TO_OCTOBER),
            f"{PAID}/10/training": Gets("yes", "2000 元"),
        },
    ),
    Applicant(
        "招了51人的企业，过了上限；11月来问，今年的申请时间已过",
        {**FIRM, "hires": 51},
        {**OPEN_TO_FIRMS, f"{PAID}/1/hiring": Gets("yes", "5 万元", NEXT_YEAR)},
        NOVEMBER,
    ),
    Applicant(
        "租金12.3万元的企业：12.3×20%",
        {**FIRM, "rent_paid": 12.3},
        {**OPEN_TO_FIRMS, f"{PAID}/2/rent": Gets("yes", "2.46 万元")},
    ),
    Applicant(
        "首次入规、产值4.9亿元的企业，在1亿元一档；租金100.01万元，过了20万元",
        {**FIRM, "output_value": 49000, "first_listed": True, "rent_paid": 100.01},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/2/rent": Gets("yes", "20 万元"),
            f"{PAID}/3/output": Gets("yes", "10 万元"),
            f"{PAID}/3/first-listed": Gets("yes", "20 万元"),
        },
    ),
    Applicant(
        "有市级和国家级平台的企业，就高",
        {**FIRM, "platforms": ["municipal", "national"]},
        {**OPEN_TO_FIRMS, f"{PAID}/4/platforms": Gets("yes", "100 万元")},
    ),
    Applicant(
        "设备投资2500.5万元的企业：12%是300.06，过了300；2%是50.01，过了30",
        {**FIRM, "equipment": 2500.5},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/5/renewal": Gets("maybe", "300 万元"),
            f"{PAID}/8/renewed": Gets("yes", "30 万元"),
        },
    ),
    Applicant(
        "投资600万元和10.5万元、研发占比正好3%的企业：600×10%，610.5×2%",
        {**FIRM, "equipment": 600, "software": 10.5, "rd_cost": 30},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/5/renewal": Gets("maybe", "60 万元"),
            f"{PAID}/8/research": Gets("yes", "5 万元"),
            f"{PAID}/8/renewed": Gets("yes", "12.21 万元"),
        },
    ),
    Applicant(
        "自建21张床位的养老院：8000×21",
        {**NOTHING, "premises": "built", "beds": 21},
        {f"{PAID}/6/beds": Gets("yes", "168000 元")},
    ),
    Applicant(
        "参展的有机认证企业：金额由部门定，贷款找银行，市里和县里的认证奖励叠加",
        {**FIRM, "exhibited": True, "organic": True},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/7/fair": Gets("yes", "1 万元至 3 万元，具体多少由办理的单位定"),
            f"{PAID}/7/interest": Gets("maybe", "最高 50 万元，具体多少由办理的单位定"),
            f"{PAID}/9/certificate": Gets("yes", "1000 元", "自取得认证之日起 6个月内"),
            f"{PAID}/12/loan": Gets("yes", None),
            f"{SUPERIOR}/1/certificate": Gets("yes", "3000 元"),
        },
    ),
    Applicant(
        "当天还是45周岁的返乡青年，企业成立满2年，招了5人",
        {**FIRM, "hires": 5, "born": "1985-06-02", "founded": "2029-06-01", "returned": True},
        {
            **OPEN_TO_FIRMS,
            f"{PAID}/1/hiring": Gets("yes", "5000 元", TO_OCTOBER),
            f"{PAID}/11/youth": Gets("yes", "8000 元", "自企业成立之日起 30个月内；按您填的日期，到 2031年12月1日"),
        },
    ),
)
