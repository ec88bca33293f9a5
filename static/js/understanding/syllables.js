// @ts-check
// How characters are read, without tones: the readings that the build knows of the words of the site, and for what people
// type besides, those of the 3,755 most frequent characters, which GB 2312 lists by reading.

// The readings in the order of GB 2312, v for ü, each with the number of its characters.
const COUNTS =
  'a2ai13an9ang3ao9ba18bai8ban15bang12bao17bei15ben4beng6bi24bian12biao4bie4bin6bing9bo19bu11ca1cai11can7cang5' +
  'cao5ce5ceng2cha11chai3chan10chang13chao9che6chen10cheng15chi16chong5chou12chu16chuai1chuan7chuang6chui5chun7' +
  'chuo2ci12cong6cou1cu4cuan3cui8cun3cuo6da6dai12dan15dang5dao12de3deng7di19dian16diao9die7ding9diu1dong10dou8' +
  'du14duan6dui4dun9duo12e13en1er8fa8fan17fang11fei12fen15feng15fo1fou1fu45ga2gai6gan11gang9gao10ge17gei1gen2' +
  'geng7gong15gou9gu18gua6guai3guan11guang3gui16gun3guo6ha1hai7han19hang3hao9he18hei2hen4heng5hong9hou7hu18hua9' +
  'huai5huan14huang14hui21hun6huo10ji53jia17jian40jiang13jiao28jie27jin20jing25jiong2jiu17ju25juan7jue10jun11ka4' +
  'kai5kan6kang7kao4ke15ken4keng2kong4kou4ku7kua5kuai4kuan2kuang8kui11kun4kuo4la7lai3lan15lang7lao9le2lei11leng3' +
  'li34lia1lian14liang11liao13lie5lin12ling14liu11long9lou6lu20lv14luan8lun7luo12ma9mai6man9mang6mao12me1mei16' +
  'men3meng8mi14mian9miao8mie2min6ming6miu1mo17mou3mu15na7nai5nan3nang1nao5ne1nei2nen1neng1ni11nian7niang2niao2' +
  'nie7nin1ning6niu4nong4nu3nv2nve2nuo4o1ou7pa6pai6pan8pang5pao7pei9pen2peng14pi17pian4piao4pie2pin5ping9po9pu15' +
  'qi36qia3qian22qiang8qiao15qie5qin11qing13qiong2qiu8qu13quan11que8qun2ran4rang5rao3re2ren10reng2ri1rong10rou3' +
  'ru10ruan2rui3run2ruo2sa3sai4san4sang3sao4se3sen1seng1sha9shai2shan16shang8shao11she12shen16sheng11shi47shou10' +
  'shu33shua2shuai4shuan2shuang3shui4shun4shuo4si16song8sou4su12suan3sui11sun3suo8ta9tai9tan18tang13tao11te1teng4' +
  'ti15tian8tiao5tie3ting10tong13tou4tu11tuan2tui6tun3tuo11wa7wai2wan17wang10wei33wen10weng3wo9wu29xi35xia13' +
  'xian26xiang20xiao18xie21xin10xing15xiong7xiu9xu19xuan10xue6xun14ya16yan33yang17yao15ye15yi53yin16ying18yo1' +
  'yong15you20yu45yuan20yue10yun12za3zai7zan4zang3zao14ze4zei1zen1zeng4zha14zhai6zhan17zhang15zhao10zhe10zhen16' +
  'zheng15zhi43zhong11zhou14zhu26zhua2zhuai1zhuan6zhuang7zhui6zhun2zhuo11zi15zong7zou4zu8zuan2zui4zun2zuo8';
const FIRST_ROW = 0xb0;
const IN_A_ROW = 94;

/** @type {Map<string, string> | null} */
let frequent = null;

/** @returns {Map<string, string>} */
function frequentReadings() {
  if (frequent) return frequent;
  const syllables = Array.from(
    COUNTS.matchAll(/([a-z]+)([0-9]+)/g),
    ([, syllable, count]) => /** @type {string[]} */ (new Array(Number(count)).fill(syllable))
  ).flat();
  const bytes = syllables.flatMap((_, at) => [FIRST_ROW + Math.floor(at / IN_A_ROW), 0xa1 + (at % IN_A_ROW)]);
  const characters = new TextDecoder('gbk').decode(Uint8Array.from(bytes));
  frequent = new Map(Array.from(characters, (character, at) => [character, syllables[at]]));
  return frequent;
}

/**
 * Return what gives the reading of a character, "" if it is not known.
 * @param {SearchWords} words
 * @returns {(character: string) => string}
 */
export function createReader({syllables: {characters, readings}}) {
  const known = readings.split(' ');
  const own = new Map(Array.from(characters, (character, at) => [character, known[at]]));
  return (character) => own.get(character) || frequentReadings().get(character) || '';
}

/**
 * Return syllables as those hear them who do not tell zh from z, or an from ang.
 * @param {string} read
 */
export function loosely(read) {
  return read.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n');
}
