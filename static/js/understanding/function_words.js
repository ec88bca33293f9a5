// @ts-check
// Words of a query that say how something is asked rather than what for. Pure.

/** @param {string} words */
const setOf = (words) => new Set(words.split(/\s+/).filter(Boolean));

/** Question words, particles, and who asks: they weigh nothing. */
export const IGNORED = setOf(`
  怎么办 怎么弄 怎么 怎样 咋办 咋 如何 有没有 有无 是否 可以 能否 应该 肯 愿意
  有什么 有哪些 有啥 什么 啥 哪些 哪个 哪里 哪儿 哪 多少钱 多少 几多 几 多久 多长时间 什么时候 何时 为什么 谁
  能拿什么 能拿 拿到 拿 领到 领 能领 能享受 享受 得到 能得到 获得 能 会 可 吗 呢 吧 啊 呀 嘛 么 的 地 得 了 着 过 是 有 没有 没
  我们 咱们 咱 我儿子 我女儿 我孩子 我家孩子 我爸 我妈 我老公 我老婆 我弟 我妹 我哥 我姐 我朋友 我亲戚 我 你们 你 您 他们 他 它 我家 俺 自己 本人 我想 想要 想 要 需要 须 请问 请 问问 问一下 问 求 帮我 帮忙 帮 查 找 看看 看
  和 与 及 或 跟 同 在 给 为 对 去 到 来 把 被 就 都 也 还 又 再 刚 刚刚 才 很 太 最 更 比 从 向 往 由 以 之 其 则 而 且 但 如果 的话 因为 所以
  准备 打算 计划着 正在 已经 以后 之后 以前 之前 时候 时 后 前 以上 以下 以内 之内 每个月 每月 每年 一年 一个月 一个 一家 一些 一下 一点 这个 这些 这 那 那个 个 家 些
  有关 关于 相关 方面 情况 好处 可能 不 不能 不了 没法 无法 上 下 里 中 办 弄 做 搞 开 交 交了 拿得 老板 区里 政府有 国家有 现在 目前 最近 新 归 管 负责 由谁 找谁 开 请 个人 人家 真的 到底 大概 一般 全部 所有 都有 都能 还能 还有 是什么 什么是 介绍 了解 咨询 想知道 知道
  太慢 太贵 太高 太久 太长 太多 太少 太低 太难 太麻烦 交不起 付不起 缴不起 用不起 租不起 出不起 交不上 付不出 付不了 负担不起 承担不起 撑不住 扛不住 受不了 吃不消 安全吗 靠谱吗 可靠吗
`);

/** Words for what a thing has, or for what one does about it: they help to order, and nothing has to have them. */
export const OPTIONAL = setOf(`
  企业 公司 单位 店 店铺 店里 商家 厂 厂子 厂里 申请 申报 办理 领取 发放 参加 享受 符合 满足 属于 政策 措施 条件 要求 资格 标准 流程 手续 程序 步骤 材料 资料 证明 表格
  时间 期限 截止 截止时间 日期 电话 联系方式 地址 地点 地方 网站 网址 入口 金额 额度 比例 利率 利息 费用 钱 资金 名额 名单 部门 窗口 情形 规定 文件 通知 方案 项目 办法 细则 支持 扶持
  鼓励 帮助 服务 优惠政策 扶持政策 优惠 福利 政府 国家 区 员工 老板 会计 财务 出纳 人事 行政 期间
`);

/** Words for kinds of help: a measure has to have them, but they alone say little. */
export const GENERIC = setOf(`
  补助资金 扶持资金 奖补资金 奖励资金 补贴资金 资金补助 资金支持 补贴 补助 奖励 奖金 奖补 津贴 资助 返还 退还 退款 减免 减税 免税 免征 减征 免费 贴息 返现 报销 延期 缓交 缓缴 退费 退 补 奖 减 免 降低 提高 增加 扩大
`);

/** A question by a verb and its opposite: 补不补. */
export const OR_NOT = /^(.)[不没]\1/;

/** Particles and the like that stand within a word that people take apart: 贷点款, 交了税. */
export const WITHIN = /[点个些了来去的过着笔辆台]/;

/** Signs that make a sentence; other particles may be parts of a word: 上 of 上牌. */
export const ASKING = /[吗呢吧啊呀嘛么的了过着是有没能会可想要需求我你您他谁哪啥咋去来给请帮找和与]/;
