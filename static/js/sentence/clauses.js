// @ts-check
// A sentence -> its clauses, and whether what one says is affirmed there, denied, or neither. Pure.
//
// A denial reaches over what follows it until something else is affirmed. Over 、 and 和 nobody knows how far: what stands
// there is unclear, and unclear is never proposed. Nor is what has ended (注销, 辞退), what is left out (除了) and what somebody
// else is: 我爸开公司, 在外企上班, 被外企收购.

const BORDER = /[。;!?]|,(?!\d{3}(?!\d))|\.(?!\d)|(?:但是|不过|可是|然后|另外|而且|同时|但)|\s(?!\d)/g;
const NOT_DENIED = /差不多|不错|不好意思|不超过|不到|不足|不满|不多|不少|不低于|不高于|不止|不大于|不小于|非常|未来/g;
const DENIAL = /不属于|不算|不是|并非|没有|没|未|无|非|不/g;
const AFFIRMED_AGAIN = /是|有|只|就|属于|、|和|跟|以及|或/;
const SPREAD = /、|和|跟|以及|或/;
const DENIED_BEHIND =
  /^(?:我们?|也|还|都|倒|目前|暂时|现在)*(?:没有?|不是|不算|未|不)(?:建|成立|办|有|是|建立|加入)?(?:过|的|了|呢)*$/;
const ASKING =
  /是不是|有没有|是否|算不算|能不能|可不可以|要不要|吗|什么|如何|怎么|怎样|哪|不知道|不清楚|不确定|不晓得|说不准/;
const OTHERS =
  '朋友|客户|亲戚|邻居|别人|人家|隔壁|他们|他是|她是|[爸妈哥姐弟妹叔舅姨姑岳]|父亲|母亲|老公|老婆|丈夫|妻子|儿子|女儿|爷爷|奶奶|媳妇|女婿|同学|同事|老乡|房东|老板是|老板的';
const ELSEWHERE = new RegExp(
  `可能|也许|或许|好像|应该|听说|如果|假如|要是|打算|准备|计划|想|将要|将来|以后|今后|未来|明年|后年|下个月|快要|以前|曾经|原来|原先|过去|之前|从前|当时|去年|前年|${OTHERS}`,
  'g'
);
const OTHERS_OR_OURS = new RegExp(`(?:${OTHERS})|我|咱|本(?:人|店|公司|单位|企业)`, 'g');
const HERE = /现在|如今|目前|眼下|今年/;
const ENDED =
  /不再|除|以外|之外|停止|停了|停掉|停办|停业|停产|歇业|倒闭|破产|关门|关了|关掉|不[做干开办]了|注销|取消|撤销|撤了|吊销|解散|辞退|辞了|辞职|解雇|离职|退出|转为|转成|转让|转行|转企|改为|改成|变更|变成|还清|还完|结清|没了|断了|断缴|欠缴|拖欠|欠着|漏缴|走了|还没[交缴]/;
const THEN = /^(?:我们?|他们?|她们?|人)?(?:后来|又|现在|已|但|不过|刚|全|都|最近|目前|结果)/;
const OF_OTHERS_BEFORE = /(?:^|[^现正])在$|(?:[给替帮被由向去进]|卖给|来自|属于)(?:了)?(?:一[家个])?$/;
const OF_OTHERS_BEHIND =
  /^(?:里|里面|那边|这边)?的?(?:员工|职工|职员|雇员|工人|打工|上班|工作|任职|就职|做事|实习|干活|供货|供应商|代工|配件|零件|用品|配套|装饰|美容|维修|租赁|保险|贴膜|收购|兼并|控股|客户)/;
const DOING = /^[做搞卖打找要想缺借雇请招建成参去出取拿]/;
const FARTHEST = 8; // characters between a denial and what it denies

/**
 * Return the text as it is compared: half-width, lower case, each character where it was.
 * @param {string} text
 */
export function plainSigns(text) {
  return text
    .split('')
    .map((sign) => {
      const plain = sign.normalize('NFKC').toLowerCase();
      return plain.length === 1 ? plain : sign;
    })
    .join('');
}

/**
 * Return where the clauses stand; `asks` where one ends with a question mark.
 * @param {string} plain
 * @returns {SaidClause[]}
 */
export function clausesOf(plain) {
  /** @type {SaidClause[]} */
  const found = [];
  let start = 0;
  for (const border of [...plain.matchAll(BORDER), null]) {
    const end = border ? /** @type {number} */ (border.index) : plain.length;
    if (border && border[0] === ' ' && /\d/.test(plain.charAt(end - 1))) {
      continue; // 8 万
    }
    if (plain.slice(start, end).trim()) {
      found.push({start, end, asks: Boolean(border && border[0] === '?')});
    }
    start = end + (border ? border[0].length : 0);
  }
  return found;
}

/**
 * Return how what stands at a place of a clause is said there, and where the words that say so begin and end.
 * @param {string} plain
 * @param {SaidClause} clause
 * @param {SaidWord} word
 * @param {SaidWord[]} words all that was found in the clause
 * @returns {{said: 'yes' | 'no' | 'unclear', start: number, end: number}}
 */
export function standing(plain, clause, word, words) {
  const whole = masked(plain, clause, words);
  const before = whole.slice(0, word.start - clause.start);
  const behind = whole.slice(word.end - clause.start);
  const unclear = {said: /** @type {const} */ ('unclear'), start: word.start, end: word.end};
  if (clause.asks || ASKING.test(whole) || isElsewhere(before) || ENDED.test(whole) || isOfOthers(plain, word)) {
    return unclear;
  }
  const denied = [...before.matchAll(DENIAL)].pop();
  if (denied) {
    const at = /** @type {number} */ (denied.index);
    const between = before.slice(at + denied[0].length);
    if (/不$|没有?$|不是$|无$/.test(before.slice(0, at)) || SPREAD.test(between)) {
      return unclear;
    }
    if (!AFFIRMED_AGAIN.test(between)) {
      return between.length > FARTHEST ? unclear : {said: 'no', start: clause.start + at, end: word.end};
    }
  }
  if (DENIED_BEHIND.test(behind)) {
    return {said: 'no', start: word.start, end: clause.end};
  }
  return {said: 'yes', start: word.start, end: word.end};
}

/**
 * Return whether what follows is said of another time or of somebody else.
 * @param {string} before
 */
function isElsewhere(before) {
  const last = [...before.matchAll(ELSEWHERE)].pop();
  return Boolean(last && !HERE.test(before.slice(last.index)));
}

/**
 * Return whether a word names where somebody works, whom they supply, or the like: 在外企上班, 外企员工, 被外企收购.
 * @param {string} plain
 * @param {SaidWord} word
 */
function isOfOthers(plain, {start, end, meanings}) {
  const isStatus = meanings.some(({part, fact}) => fact && !part) && !DOING.test(plain.slice(start, end));
  const behind = meanings.some(({part}) => part === 'topic') ? '' : plain.slice(end, end + 10);
  return (isStatus && OF_OTHERS_BEFORE.test(plain.slice(0, start))) || OF_OTHERS_BEHIND.test(behind);
}

/**
 * Return whether a later clause takes back what a clause says (雇了3个人，后来又辞退了), or an earlier one speaks of others.
 * @param {string} plain
 * @param {SaidClause[]} clauses
 * @param {SaidWord[][]} found the words of each clause
 * @param {number} place
 */
export function isTakenBack(plain, clauses, found, place) {
  const texts = clauses.map(({start, end}) => plain.slice(start, end).trim());
  const last = [
    ...texts
      .slice(0, place + 1)
      .join('。')
      .matchAll(OTHERS_OR_OURS),
  ].pop();
  if (last && new RegExp(OTHERS).test(last[0])) {
    return true;
  }
  for (let next = place + 1; next < clauses.length; next += 1) {
    const goesOn = !found[next].length || THEN.test(texts[next]);
    if (goesOn && ENDED.test(masked(plain, clauses[next], found[next]))) {
      return true;
    }
    if (found[next].length) {
      return false;
    }
  }
  return false;
}

/**
 * Return the clause with each word that was found, and what only looks like a denial, replaced by signs without meaning.
 * @param {string} plain
 * @param {SaidClause} clause
 * @param {SaidWord[]} words
 */
function masked(plain, {start, end}, words) {
  const signs = plain.slice(start, end).split('');
  words.forEach((word) => signs.fill('＿', word.start - start, word.end - start));
  return signs.join('').replace(NOT_DENIED, (found) => '＿'.repeat(found.length));
}
