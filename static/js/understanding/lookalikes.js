// @ts-check
// Characters that are taken for one another by their looks. Pure.

const GROUPS =
  '未末 已己巳 人入八 大太犬 天夫无 土士 日曰目 由甲申田 干千于 王玉主 全企金 合会 今令 代伐 侍待 抵低底邸 税悦脱锐说 保褒堡 模摸膜漠 规视觅 增赠憎 融隔 卖买实 补扑朴 采彩菜 购构沟 派旅 续读 款欺 额颔 租组祖 券卷 奖浆桨 励历 值植 创刨 技枝 改政 造适 研妍 园圆国 销消 稍俏 纳钠 缴激 缓暖 延廷 园囿 技支 审宙 境竟 暂哲 招拓 引弘 住往 拆折 宁于 拨拔 市巾 币巾 师帅 汽气 车东 冶治 洽恰 栏拦 抱报 复夏 第弟 续绩 末朱 微徽 析折 换唤 海悔 侯候 历厉 贸留 险检验 绿录 纾纡舒 款欵歀 困因囚 产严 优忧 园院 开井 计汁 设没 报极 退腿 招诏 标杯 项顷 施旅 纳呐 税祝 率卒 抵坻 扣扎 扶挟 购够 租阻 创剑 供共 链练 荐存 库车 培陪 培倍 训顺 聘骋 津律 贴沾 励厉 厅厂 局居 街衔 镇慎 楼搂 宇字 总怠 部陪 厂广 评坪苹 审申 批比 账胀 预顶 售集 造告 构沟钩 级极 率卛 首道 店占 险俭 牌脾 车军 库裤 券巻 型形 模横 转砖 拓柘 缓援 抵纸 础储 融触 仓仑苍 贴占帖粘站 展辰屡层 款隶 免兑兔 退迟 返迈近进 贷袋贸货 垫垄 证怔征 押抻抽 担坦但胆 资咨姿 业丛亚 房户旁 场肠扬 减咸 免勉 惠慧 老考 养荞 餐蚕 饮炊 费弗贵 质贡 岗冈刚 训圳 林材村 环还坏怀 还坯 审宇 缴徼 票栗 票飘 库厍 建健 筑巩 社杜 保呆 就蹴 券劵 企仝';

/** @type {Map<string, Set<string>>} */
const LOOKS = new Map();
for (const group of GROUPS.split(' ')) {
  for (const character of group) {
    LOOKS.set(character, new Set([...(LOOKS.get(character) || []), ...group]));
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
export function lookAlike(one, other) {
  const like = LOOKS.get(one);
  return Boolean(like && like.has(other));
}
