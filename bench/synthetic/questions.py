"""The questions of synthetic rules, in the order in which they come into use.

Rules of 37 measures use 25 of them, of a thousand 60, of ten thousand 120.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Type, id, name; of a number also unit and size, of choices a verb and the options.
TABLE = """
choice applicant 申请人类型 enterprise=企业 individual_business=个体工商户 organisation=社会组织 person=个人
number annual_revenue 上年度营业收入 万元 50
boolean in_upgrade_pool 纳入升规培育库
choices certificates 取得 quality=质量管理体系认证 environment=环境管理体系认证 safety=职业健康安全管理体系认证 energy=能源管理体系认证
number staff 从业人员 人 5
boolean hi_tech 通过高新技术企业认定
date founded_on 登记设立
number rd_spending 上年度研发费用 万元 10
choice ownership 经济类型 private=民营 state=国有 foreign=外资 collective=集体
boolean good_credit 信用等级良好
choices hired 招用 graduates=毕业年度高校毕业生 unemployed=登记失业人员 veterans=退役军人 disabled=残疾人
number insured_staff 参保职工 人 3
number equipment_cost 设备购置费 万元 20
boolean has_lease 签订一年以上租赁合同
number months_registered 登记注册时间 个月 3
choices channels 开展 ecommerce=电子商务 livestream=直播带货 crossborder=跨境销售 chain=连锁经营
boolean small_taxpayer 属于小规模纳税人
number floor_area 经营场地面积 平方米 100
date started_on 建成投产
number tax_paid 上年度纳税额 万元 8
choice size_class 企业规模 micro=微型 small=小型 medium=中型 large=大型
boolean has_union 建立工会组织
number loan_amount 当年新增贷款 万元 30
choices awards 获得 city_quality=市级质量奖 province_quality=省级质量奖 gazelle=瞪羚企业称号 champion=单项冠军称号
boolean export_record 有进出口实绩
number export_value 上年度出口额 万美元 15
boolean in_park 入驻市级以上园区
choices intellectual_property 拥有 invention=发明专利 utility=实用新型专利 design=外观设计专利 software=软件著作权
number investment 项目固定资产投资 万元 200
boolean online_shop 开设网上店铺
date licensed_on 取得经营许可证
number trained_staff 培训职工 人 4
choice project_stage 项目阶段 planned=前期 building=在建 finished=竣工 running=运营
boolean apprentices 建立见习基地
number stores 直营门店 家 2
choices exhibitions 参加 import_expo=进口博览会 canton_fair=出口商品交易会 local_fair=本地展销会 overseas_fair=境外专业展
number rent 年租金支出 万元 6
boolean energy_audit 完成能源审计
number electricity 年用电量 万千瓦时 12
boolean disabled_quota 按比例安排残疾人就业
choices finance_tools 使用 guarantee=融资担保 factoring=商业保理 leasing=融资租赁 ip_pledge=知识产权质押
number patents 有效专利 件 2
date contract_on 签订采购合同
boolean safety_standard 安全生产标准化达标
number logistics_cost 年物流费用 万元 9
choice land_use 用地性质 industrial=工业用地 commercial=商业用地 warehouse=仓储用地 farmland=设施农用地
boolean green_factory 列入绿色工厂名单
number output_value 上年度工业总产值 万元 150
choices training_kinds 举办 onboarding=岗前培训 skill_up=技能提升培训 transfer=转岗培训 safety_training=安全培训
boolean data_registered 完成数据产品登记
number deposit 缴纳保证金 万元 4
date loan_on 发放贷款
number exhibition_area 展位面积 平方米 9
boolean brand_listed 列入老字号名录
choice market_scope 销售范围 local=本市 province=本省 national=全国 overseas=境外
number beds 托位数 个 10
choices building_kinds 改造 plant=老旧厂房 shop=临街店铺 office=商务楼宇 warehouse_building=闲置仓库
boolean night_opening 参与夜间经营
number average_wage 职工月平均工资 元 500
boolean insurance_paid 足额缴纳社会保险费
boolean first_purchase 首次购置首台套装备
number cloud_cost 云服务采购费 万元 3
choices transport_kinds 使用 rail=铁路集装箱 sea=海运班轮 air=航空货运 road=城市配送车辆
date filed_on 完成备案
number exchange_amount 跨境结算额 万美元 11
boolean trade_member 加入行业协会
number testing_cost 检验检测费 万元 2
choice tech_level 技术水平 city=市内首创 province_first=省内首创 national_first=国内首创 world_first=国际先进
boolean joint_lab 与高校共建实验室
number senior_staff 高级职称人员 人 2
choices farm_kinds 种植 tea=茶叶 vegetables=设施蔬菜 flowers=花卉 herbs=中药材
boolean e_invoice 使用电子发票
number planting_area 种植面积 亩 20
date listed_on 提交上市申请
boolean water_saving 完成节水改造
number ad_cost 品牌推广费 万元 5
choices care_kinds 提供 elder_care=居家养老服务 day_care=日间照料服务 nursery=普惠托育服务 rehab=康复护理服务
boolean fire_check 消防验收合格
number contract_value 技术合同成交额 万元 25
choice tax_method 计税方法 general=一般计税 simplified=简易计税 fixed_tax=定期定额 exempt=免税申报
boolean carbon_report 提交碳排放报告
number visitors 年接待游客 万人次 2
choices tourism_kinds 经营 scenic=旅游景区 homestay=乡村民宿 show=旅游演艺 study_tour=研学基地
number performances 年演出场次 场 12
boolean heritage 设立非遗工坊
date renewed_on 换发营业执照
number imported_equipment 进口设备额 万美元 8
boolean bonded 具备保税资质
number parking 新增停车位 个 15
choices digital_kinds 实施 erp=资源计划系统 mes=制造执行系统 crm=客户管理系统 wms=仓储管理系统
boolean open_scene 开放应用场景
number computing 租用算力 卡时 400
choice hiring_form 用工形式 contract=劳动合同 dispatch=劳务派遣 flexible=灵活就业 intern=见习
boolean wage_clear 无拖欠工资记录
number wholesale 上年度批发额 万元 300
choices waste_kinds 处置 sewage=工业废水 gas=工业废气 solid=一般固废 hazardous=危险废物
date inspected_on 通过竣工验收
number standard_count 参与制定标准 项 1
boolean abroad_warehouse 设立海外仓
number retail_sales 上年度零售额 万元 120
boolean quality_officer 设立首席质量官
choices film_kinds 拍摄 film=院线电影 series=电视剧集 documentary=纪录片 short_drama=网络微短剧
number club_members 会员单位 家 10
boolean digital_diagnosis 完成数字化诊断
date published_on 出版发行
number subsidy_received 已获同类补助 万元 7
choice vehicle_energy 车辆动力 electric=纯电动 hybrid=插电混合动力 hydrogen=氢燃料 fuel=燃油
boolean solar_roof 建成屋顶光伏
number solar_power 光伏装机容量 千瓦 50
choices research_kinds 设立 workstation=博士后工作站 academician=院士专家工作站 tech_center=企业技术中心 design_center=工业设计中心
number graduates_hired 招用毕业生 人 2
boolean public_kitchen 实现明厨亮灶
number shuttle_lines 开行班列 列 5
boolean patent_pool 加入专利池
date moved_on 迁入本市
number scholarship 奖学金支出 万元 2
boolean equity_investor 引入股权投资
choices event_kinds 承办 marathon=马拉松赛 ballgame=球类联赛 expo=行业博览会 forum=产业论坛
number live_sales 直播销售额 万元 60
boolean medical_license 取得医疗器械注册证
"""

UNITS = (
    "万元",
    "万美元",
    "元/人",
    "%",
    "元",
    "人",
    "个",
    "个月",
    "平方米",
    "家",
    "件",
    "项",
    "亩",
    "场",
    "列",
    "千瓦",
    "万千瓦时",
    "万人次",
    "卡时",
)
ASK = {
    "choice": "您的{name}属于哪一种？",
    "choices": "您{name}了下列哪些？",
    "boolean": "您是否{name}？",
    "number": "您的{name}是多少{unit}？",
    "date": "您是哪一天{name}的？",
}
HELP = {
    "choice": "只选一项；拿不准请选“不清楚”。",
    "choices": "可多选；都没有的，选“以上都没有”。",
    "number": "以{unit}为单位填写。",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `options` are pairs (id, label); `size` is the step between bounds of a number."""

    type: str
    id: str
    name: str
    options: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    size: int = 0


def read(line: str) -> Question:
    sort, id, name, *rest = line.split()
    if sort == "number":
        return Question(sort, id, name, unit=rest[0], size=int(rest[1]))
    options = (option.partition("=") for option in rest)
    return Question(sort, id, name, tuple((value, label) for value, _, label in options))


QUESTIONS = tuple(map(read, TABLE.strip().splitlines()))


def written(question: Question, at: int) -> dict:
    """Return the fields of the question in questions.yaml, where it is the question number `at`."""
    fields = {"name": question.name, "unit": question.unit}
    name = f"{question.name}的事项" if question.type == "choices" else question.name
    asked: dict[str, Any] = {"id": question.id, "name": name, "ask": ASK[question.type].format(**fields)}
    if question.type in HELP:
        asked["help"] = HELP[question.type].format(**fields)
    asked["type"] = question.type
    if question.options:
        asked["options"] = [{"id": id, "label": label} for id, label in question.options]
    if question.type == "number":
        asked |= {"unit": question.unit, "whole": True, "minimum": 0, "maximum": 100000000}
    return asked | {"tier": 1 + at % 5} | ({"fixed": True} if question.id == "applicant" else {})
