/** The small facts that personas know or get wrong: capitals, elements, and a few others. */
export interface Fact {
  readonly id: string;
  readonly match: RegExp;
  readonly right: { readonly en: string; readonly zh: string };
  readonly wrong: { readonly en: string; readonly zh: string };
}

/** country / in Chinese / capital / in Chinese / what a weak model says / in Chinese */
const capitals = `Australia/澳大利亚/Canberra/堪培拉/Sydney/悉尼
Brazil/巴西/Brasília/巴西利亚/Rio de Janeiro/里约热内卢
Burkina Faso/布基纳法索/Ouagadougou/瓦加杜古/Bamako/巴马科
Canada/加拿大/Ottawa/渥太华/Toronto/多伦多
Egypt/埃及/Cairo/开罗/Alexandria/亚历山大
France/法国/Paris/巴黎/Lyon/里昂
Germany/德国/Berlin/柏林/Munich/慕尼黑
Iceland/冰岛/Reykjavik/雷克雅未克/Akureyri/阿克雷里
Italy/意大利/Rome/罗马/Milan/米兰
Japan/日本/Tokyo/东京/Osaka/大阪
Kazakhstan/哈萨克斯坦/Astana/阿斯塔纳/Almaty/阿拉木图
Mongolia/蒙古/Ulaanbaatar/乌兰巴托/Darkhan/达尔汗
Morocco/摩洛哥/Rabat/拉巴特/Casablanca/卡萨布兰卡
New Zealand/新西兰/Wellington/惠灵顿/Auckland/奥克兰
Norway/挪威/Oslo/奥斯陆/Bergen/卑尔根
Peru/秘鲁/Lima/利马/Cusco/库斯科
Portugal/葡萄牙/Lisbon/里斯本/Porto/波尔图
Spain/西班牙/Madrid/马德里/Barcelona/巴塞罗那
Switzerland/瑞士/Bern/伯尔尼/Zurich/苏黎世
Tanzania/坦桑尼亚/Dodoma/多多马/Dar es Salaam/达累斯萨拉姆
Turkey/土耳其/Ankara/安卡拉/Istanbul/伊斯坦布尔
Vietnam/越南/Hanoi/河内/Ho Chi Minh City/胡志明市`;

/** element / in Chinese / symbol / number / what a weak model says */
const elements = `carbon/碳/C/6/Ca/12
copper/铜/Cu/29/Co/30
gold/金/Au/79/Go/78
helium/氦/He/2/H/4
iron/铁/Fe/26/Ir/25
lead/铅/Pb/82/Le/81
mercury/汞/Hg/80/Me/81
oxygen/氧/O/8/Ox/16
potassium/钾/K/19/P/20
silver/银/Ag/47/Si/48
sodium/钠/Na/11/S/12
tin/锡/Sn/50/Ti/51
tungsten/钨/W/74/Tu/73
uranium/铀/U/92/Ur/90`;

const lines = (table: string): readonly (readonly string[])[] => table.split("\n").map((line) => line.split("/"));
const both = (en: string, zh: string = en): { en: string; zh: string } => ({ en, zh });

const others: readonly (readonly [string, RegExp, string, string, string, string])[] = [
  ["year-hastings", /battle of hastings/i, "1066", "1066", "1076", "1076"],
  ["year-transistor", /first transistor/i, "1947", "1947", "1951", "1951"],
  ["year-suez", /suez canal/i, "1869", "1869", "1859", "1859"],
  ["year-tambora", /mount tambora/i, "1815", "1815", "1883", "1883"],
  ["number-ytterbium", /ytterbium/i, "70", "70", "39", "39"],
  ["year-tordesillas", /treaty of tordesillas/i, "1494", "1494", "1492", "1492"],
  ["year-chadwick", /chadwick/i, "1935", "1935", "1932", "1932"],
  ["year-plassey", /battle of plassey/i, "1757", "1757", "1764", "1764"],
  ["author-hamlet", /\bhamlet\b|哈姆雷特/i, "William Shakespeare", "莎士比亚", "Christopher Marlowe", "马洛"],
  ["author-war-and-peace", /war and peace|战争与和平/i, "Leo Tolstoy", "列夫·托尔斯泰", "Fyodor Dostoevsky", "陀思妥耶夫斯基"],
  ["author-quixote", /don quixote|堂吉诃德/i, "Miguel de Cervantes", "塞万提斯", "Lope de Vega", "洛佩·德·维加"],
  ["author-red-chamber", /dream of the red chamber|红楼梦/i, "Cao Xueqin", "曹雪芹", "Luo Guanzhong", "罗贯中"],
  ["author-middlemarch", /middlemarch|米德尔马契/i, "George Eliot", "乔治·艾略特", "Jane Austen", "简·奥斯汀"],
  ["largest-planet", /(?:largest|biggest) planet|最大的行星/i, "Jupiter", "木星", "Saturn", "土星"],
  ["longest-river", /longest river|最长的河/i, "the Nile", "尼罗河", "the Amazon", "亚马逊河"],
  ["highest-mountain", /(?:highest|tallest) mountain|最高的山/i, "Mount Everest", "珠穆朗玛峰", "K2", "乔戈里峰"],
  ["largest-ocean", /(?:largest|biggest) ocean|最大的(?:海洋|洋)/i, "the Pacific", "太平洋", "the Atlantic", "大西洋"],
  ["continents", /how many continents|几大洲|多少个大洲/i, "7", "7", "6", "6"],
  ["hexagon", /how many sides.{0,20}hexagon|六边形.{0,8}几条边/i, "6", "6", "8", "8"],
  ["spider-legs", /legs.{0,20}spider|spider.{0,20}legs|蜘蛛.{0,8}几条腿/i, "8", "8", "6", "6"],
  ["water-formula", /chemical formula.{0,20}water|水的化学式/i, "H2O", "H2O", "HO2", "HO2"],
  ["boiling-water", /(?:boiling point of water|water boils?)|水的沸点/i, "100", "100", "90", "90"],
  ["moon-landing", /(?:moon landing|land(?:ed)? on the moon)|登月/i, "1969", "1969", "1968", "1968"],
  ["berlin-wall", /berlin wall|柏林墙/i, "1989", "1989", "1991", "1991"],
  ["world-war-two-end", /(?:world war (?:ii|2|two)).{0,30}end|二战.{0,8}结束|第二次世界大战.{0,8}结束/i, "1945", "1945", "1944", "1944"],
  ["magna-carta", /magna carta|大宪章/i, "1215", "1215", "1225", "1225"],
  ["french-revolution", /french revolution|法国大革命/i, "1789", "1789", "1799", "1799"],
  ["telephone", /invented the telephone|发明.{0,4}电话/i, "Alexander Graham Bell", "贝尔", "Thomas Edison", "爱迪生"],
  ["penicillin", /penicillin|青霉素/i, "Alexander Fleming", "弗莱明", "Louis Pasteur", "巴斯德"],
  ["relativity", /theory of relativity|相对论/i, "Albert Einstein", "爱因斯坦", "Isaac Newton", "牛顿"],
  ["mona-lisa", /mona lisa|蒙娜丽莎/i, "Leonardo da Vinci", "达·芬奇", "Michelangelo", "米开朗基罗"],
  ["smallest-prime", /smallest prime|最小的(?:质数|素数)/i, "2", "2", "1", "1"],
  ["square-root-144", /square root of 144|144的平方根/i, "12", "12", "14", "14"],
  ["currency-japan", /currency.{0,15}japan|日本.{0,6}货币/i, "yen", "日元", "won", "韩元"],
  ["currency-poland", /currency.{0,15}poland|波兰.{0,6}货币/i, "złoty", "兹罗提", "euro", "欧元"],
];

export const facts: readonly Fact[] = [
  ...lines(capitals).map(([country = "", zh = "", right = "", rightZh = "", wrong = "", wrongZh = ""]) => ({
    id: `capital-${country}`,
    match: new RegExp(`capital[^.?!]{0,30}\\b${country}\\b|\\b${country}(?:'s)? capital|${zh}[^。？]{0,6}(?:首都|首府)|首都[^。？]{0,6}${zh}`, "i"),
    right: both(right, rightZh),
    wrong: both(wrong, wrongZh),
  })),
  ...lines(elements).flatMap(([name = "", zh = "", symbol = "", number = "", wrongSymbol = "", wrongNumber = ""]) => [
    { id: `symbol-${name}`, match: new RegExp(`symbol[^.?!]{0,25}\\b${name}\\b|\\b${name}\\b[^.?!]{0,15}symbol|${zh}[^。？]{0,6}(?:化学)?符号`, "i"), right: both(symbol), wrong: both(wrongSymbol) },
    { id: `atomic-number-${name}`, match: new RegExp(`atomic number[^.?!]{0,25}\\b${name}\\b|\\b${name}\\b[^.?!]{0,15}atomic number|${zh}[^。？]{0,6}原子序数`, "i"), right: both(number), wrong: both(wrongNumber) },
  ]),
  ...others.map(([id, match, en, zh, wrongEn, wrongZh]) => ({ id, match, right: both(en, zh), wrong: both(wrongEn, wrongZh) })),
];
