// @ts-check
// Characters that are taken for one another by their looks. Pure.

const GROUPS =
  '未末 已己巳 人入八 大太犬 天夫无 土士 日曰目 由甲申田 干千于 王玉主 全企金 合会 今令 代伐 侍待 抵低底邸 税悦脱锐说 贷货贸 担但胆 保褒堡 证征 模摸膜漠 规视觅 增赠憎 融隔 卖买实 补扑朴 贴帖粘站 返近进 采彩菜 购构沟 派旅 展屡 续读 款欺 额颔 费贵 租组祖 券卷 免兔 奖浆桨 励历 资姿 值植 创刨 业亚 技枝 改政 造适 研妍 园圆国 商商 销消 稍俏 纳钠 缴激 缓暖 延廷 园囿 技支 审宙 环坏 评坪 境竟 暂哲 招拓 引弘 住往 注 拆折 析 宁于 拨拔 市巾 币巾 师帅 汽气 车东 冶治 洽恰 栏拦 抱报 复夏 第弟 续绩 末朱 微徽 析折 换唤 海悔 侯候 历厉 贸留 险检验 绿录';

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
