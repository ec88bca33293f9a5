// @ts-check
// Characters that are taken for one another by their looks. Pure.

const GROUPS =
  '未末 已己巳 人入八 大太犬 天夫无 土士 日曰目 由甲申田 干千于 王玉主 全企金 合会 今令 代伐 侍待 抵低底邸 税悦脱锐说 贷货贸 担但胆 保褒堡 证征 模摸膜漠 规视觅 增赠憎 融隔 卖买实 补扑朴 贴帖粘站 返近进 采彩菜 购构沟 派旅 展屡 续读 款欺 额颔 费贵 租组祖 券卷 免兔 奖浆桨 励历 资姿 值植 创刨 业亚 技枝 改政 造适 研妍 园圆国 商商 销消 稍俏 纳钠 缴激 缓暖 延廷 园囿 技支 审宙 环坏 评坪 境竟 暂哲 招拓 引弘 住往 注 拆折 析 宁于 拨拔 市巾 币巾 师帅 汽气 车东 冶治 洽恰 栏拦 抱报 复夏 第弟 续绩 末朱 微徽 析折 换唤 海悔 侯候 历厉 贸留 险检验 绿录 纾纡舒 款欵歀 困因囚 产严 业亚 优忧 园院 场扬 开井 计汁 设没 费弗 报极 退腿 招诏 标杯 项顷 施旅 纳呐 税祝 率卒 抵坻 扣扎 扶挟 购够 租阻 创剑 供共 链练 荐存 库车 培陪 培倍 训顺 聘骋 岗冈 津律 贴沾 励厉 展层 厅厂 局居 街衔 镇慎 楼搂 宇字 总怠 部陪 厂广 环坏怀 评坪苹 审申 批比 林材 账胀 预顶 售集 房旁 造告 构沟钩 级极 率卛 贴帖 首道 店占 险俭 仓苍 牌脾 车军 库裤 券巻 型形 模横 转砖 拓柘 缓援 抵纸 础储 融触';

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
