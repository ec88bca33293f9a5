"""Vocabularies for content that has none: general entries, each with keywords that a text about it contains.

A draft contains the entries that its notice uses. Content with vocabularies of its own does not use these.
"""

from __future__ import annotations

from msgspec import Struct


class VocabularyEntry(Struct, frozen=True):
    """An entry of a vocabulary."""

    name: str
    slug: str
    keywords: tuple[str, ...]  # a text that contains one of these is about the entry
    everything: bool = False  # the sector that means "no restriction to a line of business"


EVERYTHING = VocabularyEntry("不限行业", "all", (), everything=True)
NOBODY = VocabularyEntry("未写明对象", "unnamed", ())
SECTORS = (
    EVERYTHING,
    VocabularyEntry("农业", "agriculture", ("农业", "农产品", "种植", "养殖", "农户", "粮食")),
    VocabularyEntry("工业", "industry", ("工业", "制造业", "规上", "技术改造", "智能制造")),
    VocabularyEntry("建筑业", "construction", ("建筑业", "建筑企业", "施工企业")),
    VocabularyEntry("房地产业", "real-estate", ("房地产", "商品房", "住房")),
    VocabularyEntry("服务业", "services", ("服务业",)),
    VocabularyEntry("批发零售业", "retail", ("零售", "批发", "商贸", "商圈", "首店", "促消费")),
    VocabularyEntry("住宿餐饮业", "hospitality", ("餐饮", "住宿", "酒店", "民宿")),
    VocabularyEntry("文化旅游业", "culture-tourism", ("旅游", "旅行社", "文化产业", "演出", "景区", "文旅")),
    VocabularyEntry("交通运输业", "transport", ("物流", "运输", "货运", "快递")),
    VocabularyEntry("电子商务", "e-commerce", ("电商", "电子商务", "直播")),
    VocabularyEntry("数字经济", "digital-economy", ("数字经济", "人工智能", "软件", "大数据", "元宇宙")),
    VocabularyEntry("科技创新", "technology", ("科技", "高新技术", "研发", "专利")),
    VocabularyEntry("金融业", "finance", ("金融机构", "银行", "融资", "贷款", "上市")),
    VocabularyEntry("对外贸易", "foreign-trade", ("外贸", "出口", "进口", "跨境", "境外")),
    VocabularyEntry("外商投资", "foreign-investment", ("外商投资", "外资")),
)
AUDIENCES = (
    VocabularyEntry("个体工商户", "individual-businesses", ("个体工商户", "个体户")),
    VocabularyEntry("小微企业", "small-micro", ("小微企业", "小型微型企业", "中小微企业")),
    VocabularyEntry("中小企业", "small-medium", ("中小企业", "中小微企业")),
    VocabularyEntry("高新技术企业", "high-tech", ("高新技术企业", "科技型企业")),
    VocabularyEntry("外贸企业", "trading-firms", ("外贸企业", "进出口企业")),
    VocabularyEntry("外商投资企业", "foreign-invested", ("外商投资企业", "外资企业")),
    VocabularyEntry("农户和农业经营者", "farmers", ("农户", "农民", "合作社", "家庭农场", "种植大户")),
    VocabularyEntry("企业", "enterprises", ("企业", "公司")),
    VocabularyEntry("市场主体", "market-entities", ("市场主体", "经营主体")),
    VocabularyEntry("金融机构", "financial-institutions", ("金融机构", "银行")),
    VocabularyEntry("人才", "talents", ("人才",)),
    VocabularyEntry("高校毕业生", "graduates", ("毕业生",)),
    VocabularyEntry("劳动者", "workers", ("失业人员", "就业困难人员", "劳动者", "求职者", "职工")),
    VocabularyEntry("消费者", "consumers", ("消费者", "市民", "居民")),
    VocabularyEntry("社会组织", "associations", ("协会", "商会", "社会组织")),
    VocabularyEntry("机关企事业单位", "institutions", ("事业单位", "采购人", "预算单位")),
)
RELIEF = VocabularyEntry("税费减免", "tax-relief", ("减免", "免征", "免收", "减半", "抵减", "减按", "退税", "返还"))
FINANCING = VocabularyEntry("融资支持", "financing", ("贷款", "融资", "担保", "贴息", "信贷"))
GRANT = VocabularyEntry("补贴奖励", "subsidy", ("奖励", "补助", "补贴", "资助", "奖补"))
ENCOURAGEMENT = VocabularyEntry("鼓励引导", "encouragement", ("鼓励", "引导"))
WORK = VocabularyEntry("政府工作", "government-work", ())
KINDS = (RELIEF, GRANT, FINANCING, ENCOURAGEMENT, WORK)

# (part of a department's name, slug): 甲商务乙 -> commerce.
UNIT_SLUGS = (
    ("税务", "tax"), ("财政", "finance"), ("金融", "financial-office"), ("商务", "commerce"), ("发改", "development-reform"),
    ("发展", "development-reform"), ("工信", "industry-it"), ("经信", "economy-it"), ("工业和信息", "industry-it"), ("科技", "technology"),
    ("科学技术", "technology"), ("住建", "construction"), ("建设", "construction"), ("房管", "housing"), ("文旅", "culture-tourism"),
    ("文化", "culture"), ("文体", "culture-sports"), ("旅游", "tourism"), ("教育", "education"), ("卫健", "health"), ("民政", "civil-affairs"),
    ("司法", "justice"), ("人社", "human-resources"), ("人力资源", "human-resources"), ("工会", "trade-union"), ("农业", "agriculture"),
    ("水利", "water"), ("交通", "transport"), ("市场监管", "market-regulation"), ("统计", "statistics"), ("审计", "audit"),
    ("应急", "emergency"), ("资源规划", "resources-planning"), ("自然资源", "natural-resources"), ("生态环境", "ecology"), ("城管", "city-management"),
    ("大数据", "big-data"), ("数字", "digital-office"), ("国资", "state-assets"), ("投促", "investment-promotion"), ("招商", "investment-promotion"),
    ("组织", "organization"), ("宣传", "publicity"), ("行政审批", "administrative-approval"), ("政务服务", "government-services"),
    ("供电", "power-supply"), ("街镇", "subdistricts"), ("乡镇", "townships"), ("街道", "subdistricts"), ("园区", "parks"), ("管委会", "park-committee"),
)  # fmt: skip
