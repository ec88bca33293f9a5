"""The words of synthetic notices: real Chinese words, an invented city.

Earlier words of a list are drawn more often (`draw`), so that few words are common and most are rare, as in real notices.
Combinations (a modifier and a noun, two halves of a name) make thousands of phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

CITY = "澜桥市"

# name, slug: 25 serve 37 measures, 40 a thousand, 60 ten thousand.
DEPARTMENTS = tuple(
    tuple(line.split())
    for line in """
市发展改革委 development-reform
市财政局 finance
市工业和信息化局 industry-it
市人力资源社会保障局 human-resources
市商务局 commerce
市科技局 science
市税务局 tax
市金融监管局 financial-supervision
市住房城乡建设局 housing-construction
市市场监管局 market-regulation
市文化和旅游局 culture-tourism
市农业农村局 agriculture
市交通运输局 transport
市自然资源局 natural-resources
市生态环境局 ecology
市数据局 data-bureau
市政务服务中心 government-services
市总工会 trade-union
市国资委 state-assets
市教育局 education
市卫生健康委 health
市司法局 justice
市知识产权局 intellectual-property
高新区管委会 hi-tech-zone
各街道办事处 subdistricts
市民政局 civil-affairs
市水利局 water
市林业局 forestry
市应急管理局 emergency
市城市管理局 urban-management
市医疗保障局 medical-security
市退役军人事务局 veterans
市公安局 public-security
市统计局 statistics
市审计局 audit
市体育局 sports
市海洋渔业局 ocean-fishery
市粮食和储备局 grain-reserves
市邮政管理局 post
经济开发区管委会 development-zone
综合保税区管委会 bonded-zone
市招商中心 investment-promotion
市中小企业服务中心 sme-services
市人才服务中心 talent-services
市公共资源交易中心 public-resources
市残疾人联合会 disabled-persons
市妇女联合会 womens-federation
团市委 youth-league
市工商业联合会 federation-of-industry
市贸易促进会 trade-promotion
市气象局 meteorology
市烟草专卖局 tobacco
市通信发展办 telecom
市供电公司 power-supply
市水务集团 water-group
市燃气公司 gas
市住房公积金中心 housing-fund
市融资担保公司 guarantee-company
市产业基金公司 industry-fund
临港新城管委会 harbour-town
""".strip().splitlines()
)

# name, slug, and what is done in it; 15, 25, 40 of them. The first stands for all of them.
SECTORS = tuple(
    (line.split()[0], line.split()[1], tuple(line.split()[2].split("、")))
    for line in """
全行业 all 生产经营
先进制造业 manufacturing 精密加工、模具制造、装备制造、机械加工、铸造锻造
软件和信息服务业 software 软件开发、系统集成、信息技术服务、云计算服务、数据标注
批发零售业 retail 商品批发、连锁零售、便利店经营、农贸市场经营、二手商品流通
住宿餐饮业 hospitality 餐饮经营、酒店住宿、民宿经营、团餐配送、特色小吃
建筑业 construction 建筑施工、装配式建筑、建筑装饰、市政工程、古建筑修缮
交通物流业 logistics 道路货运、冷链物流、仓储配送、多式联运、城市配送
文化旅游业 culture-tourism 景区经营、旅游演艺、研学旅行、文创设计、影视拍摄
现代农业 agriculture 设施农业、种苗繁育、农产品加工、茶叶种植、水产养殖
生物医药业 biomedicine 药物研发、医疗器械制造、中药炮制、生物检测、医药外包服务
新能源产业 new-energy 光伏组件制造、储能系统制造、风电设备制造、充电桩运营、氢能应用
新材料产业 new-materials 高分子材料制造、特种陶瓷制造、碳纤维制造、稀土应用、涂层材料制造
电子信息制造业 electronics 集成电路设计、芯片封装测试、显示面板制造、电子元件制造、传感器制造
对外贸易 foreign-trade 一般贸易出口、跨境电商、服务外包、加工贸易、保税维修
金融业 finance 融资租赁、商业保理、小额贷款、融资担保、保险服务
房地产业 real-estate 房屋租赁经营、物业管理、房地产开发、楼宇运营、长租公寓经营
科技服务业 science-services 检验检测、技术转移、工业设计、科技孵化、科技咨询
人力资源服务业 hr-services 人才招聘、劳务派遣、职业技能培训、人事代理、灵活用工服务
家政服务业 domestic-services 家政服务、母婴护理、居家保洁、病患陪护、家电清洗
养老托育业 care 养老服务、托育服务、康复护理、适老化改造、老年助餐
教育培训业 education-services 职业教育、艺术培训、在线教育、体育培训、语言培训
体育产业 sports-industry 体育赛事运营、健身服务、体育用品制造、户外运动、电子竞技
会展业 exhibitions 展览策划、会议服务、展台搭建、节庆活动、品牌推介
汽车产业 automotive 整车制造、汽车零部件制造、汽车销售、汽车维修、新能源汽车改装
纺织服装业 textiles 服装加工、面料织造、印染整理、鞋帽制造、家纺制造
食品产业 food 食品加工、饮料制造、预制菜生产、烘焙制作、调味品酿造
家居产业 furnishing 家具制造、卫浴制造、地板制造、厨电制造、智能家居
化工产业 chemicals 精细化工、日用化工、涂料制造、化肥制造、橡胶制品
冶金产业 metallurgy 钢材加工、铝材加工、铜材加工、金属回收、合金冶炼
建材产业 building-materials 水泥制造、玻璃制造、石材加工、陶瓷制造、砂石开采
海洋产业 marine 船舶制造、海洋渔业、海工装备、港口服务、滨海旅游
低空经济 low-altitude 无人机制造、低空物流、航空培训、飞行服务、航空器维修
人工智能产业 artificial-intelligence 模型训练、智能终端制造、机器视觉、语音识别、算力服务
数字创意产业 digital-creative 动漫制作、游戏开发、网络直播、短视频制作、数字出版
节能环保产业 green 污水处理、固废处置、节能改造、环境监测、再生资源回收
工艺美术业 crafts 漆器制作、木雕制作、陶艺制作、刺绣制作、玉石雕刻
印刷包装业 printing 包装印刷、纸品加工、标签印制、绿色包装、出版物印刷
法律服务业 legal 律师服务、公证服务、仲裁调解、知识产权代理、合规咨询
花卉园艺业 horticulture 花卉种植、园林绿化、盆景制作、苗木培育、园艺资材
中医药产业 chinese-medicine 中药材种植、中医诊疗、中药饮片加工、药膳制作、艾灸理疗
""".strip().splitlines()
)

# who, how the applicant question calls them, slug
AUDIENCES = tuple(
    tuple(line.split())
    for line in """
企业 enterprise enterprises
小微企业 enterprise small-micro
个体工商户 individual_business individual-businesses
中小企业 enterprise small-medium
规上企业 enterprise above-scale
民营企业 enterprise private-firms
社会组织 organisation social-organisations
高新技术企业 enterprise hi-tech-firms
创业人员 person entrepreneurs
高校毕业生 person graduates
外贸企业 enterprise trading-firms
专精特新企业 enterprise specialised-firms
龙头企业 enterprise leading-firms
技能人才 person skilled-workers
农民合作社 organisation cooperatives
初创企业 enterprise start-ups
行业协会 organisation associations
外商投资企业 enterprise foreign-invested
总部企业 enterprise headquarters
家庭农场 individual_business family-farms
退役军人 person veterans-people
科研院所 organisation institutes
网络主播 person streamers
平台企业 enterprise platform-firms
""".strip().splitlines()
)

KINDS = tuple(
    tuple(line.split())
    for line in """
税费减免 tax-relief
补贴奖励 subsidy
退税和费用返还 refund
缓交延期 deferral
融资支持 financing
政府采购 procurement
鼓励引导 encouragement
政府工作 government-work
""".strip().splitlines()
)

# What is paid towards.
COSTS = (
    "研发投入、设备购置、厂房租金、参展费用、物流费用、贷款利息、用电成本、培训费用、软件采购、检测费用、认证费用、专利申请、技术合同成交额、场地装修、"
    "广告投放、仓储租金、保险费用、担保费用、人才引进、社会保险缴费、节能改造投资、数字化改造投资、设备更新投资、技术改造投资、智能工厂建设、"
    "绿色工厂建设、首台套装备销售、新产品销售、品牌推广、出口信用保险、跨境支付服务、冷链设施建设、充电设施建设、公共平台建设、实验室建设、"
    "标准制定、展位租赁、集装箱运输、航线开通、原材料采购、种苗采购、农机购置、温室建设、水利设施修缮、古建筑修缮、剧目创作、演出场租、"
    "赛事承办、夜间经营、外摆经营、招聘服务、见习留用、技能等级认定、托位建设、床位建设、适老设施改造、无障碍设施改造、污水治理、粉尘治理、"
    "余热利用、光伏安装、屋顶改造、消防设施改造、特种设备检验、计量校准、知识产权质押、商标注册、版权登记、数据产品登记、算力租用、模型采购、"
    "云服务采购、网络安全防护、芯片流片、样品试制、中试放大、临床试验、药品注册、器械注册、进口设备、进口贴息、海外仓租赁、境外维权、法律咨询、"
    "审计费用、评估费用、公证费用、工会经费、稳岗支出、通勤班车、职工食堂建设、宿舍租赁、文创开发、非遗传承、老字号修复、特色街区改造、商圈改造"
).split("、")

# What government works on: a modifier and a noun.
MODIFIERS = (
    "一站式、数字化、专业化、市场化、常态化、多层次、全链条、绿色、智慧、区域性、综合、特色、重点、公共、新型、共享、跨部门、标准化、国际化、普惠性、"
    "全周期、精准化、便利化、网格化、一体化、开放型、示范性、示范、协同、高端、基础、青年、社区、乡村、滨水、临港、山海、老城、新城、园区、"
    "产业链、供应链、创新链、人才链、资金链、会商、应急、季节性、节假日、夜间、线上、线下、流动、驻点、定制化、订单式、集约化、分布式、低碳、循环"
).split("、")
THINGS = (
    "服务平台、服务中心、产业园、工作机制、信用体系、招聘活动、供需对接会、展销活动、培训基地、创业基地、孵化器、加速器、实验室、检测中心、物流枢纽、"
    "配送网络、停车设施、充电网络、消费街区、夜市、商圈、步行街、农贸市场、便民网点、文化场馆、体育场地、旅游线路、民宿集群、演艺项目、品牌活动、"
    "产业基金、风险补偿金、信贷产品、担保产品、保险产品、融资对接会、上市辅导、债券发行、政务窗口、审批流程、证照办理、项目库、企业库、人才库、"
    "监测体系、预警系统、数据平台、算力中心、通信基站、骨干管网、污水管网、供水管线、变电站、微电网、储能电站、标准厂房、用地保障、用林保障、"
    "环评审批、施工许可、竣工验收、不动产登记、知识产权保护、纠纷调解、合规指导、法律服务、公证服务、检察建议、执法检查、价格监测、质量提升、标准体系"
).split("、")
WORK = "推进、完善、建设、优化、推动、加快、组织开展、健全、探索、打造、支持建设、统筹、改造提升、布局、扩大、深化、规范、强化、升级、推广".split(
    "、"
)
ENCOURAGE = "鼓励、引导、支持、倡导、推动、动员、帮助".split("、")
JOIN = "参与、使用、入驻、共建、对接、用好、加入、牵头组建".split("、")

METHODS = (
    "简化办理流程、压缩审批时限、建立会商机制、实行专班推进、落实专人对接、公开办事指南、推行告知承诺、开展上门服务、定期通报进展、强化部门协同、"
    "加强要素保障、优先安排用地指标、统筹安排专项资金、开放应用场景、发布机会清单、编制产业图谱、梳理问题清单、建立诉求台账、畅通反映渠道、"
    "组织专家评审、开展跟踪评估、实施包容审慎监管、减少重复检查、推行免申即享、推动数据共享、归集信用信息、开展政策宣讲、制作办事指引、"
    "举办业务培训、选派科技特派员、设立联络员、组建服务团队、引入社会资本、引导金融机构让利、合理降低费率、放宽准入条件、规范中介收费、"
    "推行容缺受理、实行并联审批、提前介入服务、推广电子证照、完善配套设施、延长开放时间、增设服务网点、丰富产品供给、打通运输堵点、"
    "建立白名单制度、开展银企对接、组织抱团参展、搭建合作桥梁、推动产学研合作、培育行业带头人、挖掘消费潜力、举办主题活动、发放消费券、"
    "优化公交线路、划定外摆区域、完善标识系统、改善街区环境、加强安全管理、开展质量诊断、推行首席质量官、支持标准制定、加强品牌保护、"
    "提供维权援助、建立快速调解通道、组织模拟申报、分级分类辅导、动态调整名单、加密走访频次、开展问卷调查、公布服务电话清单、设置意见箱"
).split("、")
PURPOSES = (
    "激发市场活力、降低经营成本、稳定就业岗位、扩大有效投资、促进消费回暖、提升产业能级、增强发展后劲、优化营商环境、提振发展信心、拓展市场空间、"
    "补齐发展短板、培育新增长点、保障民生需求、促进产城融合、推动绿色转型、缩小城乡差距、提高服务效率、方便群众办事、防范经营风险、做强特色品牌、"
    "带动群众增收、延伸产业链条、提高供给质量、吸引人才集聚、加快成果转化、畅通经济循环、提升城市形象、丰富文化生活、改善人居环境、守住安全底线"
).split("、")

PLACES = (
    "青禾、望江、云栖、石桥、南浦、东渡、松风、梅溪、长乐门、鹤鸣、临泉、白塔、枫林、沧浪、双塔、金沙、玉屏、紫阳、凤栖、龙津、半山、兰亭、荷塘、"
    "竹溪、柳岸、桃源里、星湖、月湾、丹霞、碧波、春晓、秋水、雁塔、鹿门、鲤城门、杏坛、榆林里、桂香、棠湖、芦荡"
).split("、")
PLACE_KINDS = "街道、片区、新区、园区、社区、商圈、工业区、老街".split("、")
FIRST_HALVES = "云帆、春笋、星火、飞燕、磐石、繁星、远航、向阳、青苗、蓝湾、金桥、红杉、晨曦、凌云、鲲鹏、鸿雁、雨燕、翠竹、银杏、奔腾".split(
    "、"
)
SECOND_HALVES = "计划、行动、工程、榜单、培育库、名录、贷、券、通道、联盟".split("、")

OPENINGS = "努力、着力、大力、全力、积极、加快、持续、深入、扎实、稳步".split("、")
THEMES = (
    "稳定工业经济、促进消费恢复、支持科技创新、扩大有效投资、稳外贸稳外资、促进就业创业、优化营商环境、支持小微企业、加强金融支持、推动文旅融合、"
    "发展现代农业、培育新兴产业、推动数字转型、促进绿色发展、完善要素保障、提升服务业质量、加强人才服务、支持个体经营、推动园区提质、保障民生供给"
).split("、")

TERMS = (
    ("高新技术企业", "高企、高新企业"),
    ("小微企业", "小微、小型微型企业"),
    ("个体工商户", "个体户、个体经营"),
    ("免申即享", "免申请、免申报"),
    ("专精特新企业", "小巨人、专精特新"),
    ("规上企业", "规模以上企业、规模以上"),
    ("贷款利息", "贴息、利息补贴"),
    ("社会保险", "社保、五险"),
    ("跨境电商", "跨境电子商务、海淘"),
    ("告知承诺", "承诺制"),
    ("容缺受理", "容缺办理"),
    ("首台套", "首台（套）、首台"),
    ("海外仓", "海外仓库"),
    ("技术改造", "技改"),
    ("厂房租金", "房租补贴、租金补贴"),
    ("充电桩", "充电站、充电设备"),
    ("高校毕业生", "大学生、应届生"),
    ("并联审批", "同步审批"),
    ("消费券", "优惠券、代金券"),
    ("研发投入", "研发费用、科研投入"),
)

EVERYTHING = "全行业"


def draw(random: Random, words: Sequence):
    """Draw one word. Earlier words are more likely."""
    return words[int(len(words) * random.random() ** 1.8)]


def several(random: Random, words: Sequence, count: int) -> list:
    """Draw different words, in the order drawn."""
    found: list = []
    while len(found) < count:
        word = draw(random, words)
        if word not in found:
            found.append(word)
    return found
