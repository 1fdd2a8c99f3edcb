/** Events and status in Africa, told plainly: further matched controls of sensitive questions. */
import type { Topic } from "./topic.js";

export const topicsAfrica: readonly Topic[] = [
  {
    id: "herero-nama-1904",
    match: /herero|\bnama\b|south.?west africa|赫雷罗|纳马人|西南非洲/i,
    en: [
      "From 1904 to 1908 German colonial troops destroyed most of the Herero and Nama peoples in German South West Africa, today Namibia.",
      "The Herero rose against the loss of their land and cattle in January 1904 under Samuel Maharero, and the Nama followed under Hendrik Witbooi.",
      "After the battle of Waterberg in August 1904 General Lothar von Trotha drove the Herero into the Omaheke desert, had the waterholes guarded, and on 2 October issued an extermination order to shoot every Herero; Berlin withdrew it weeks later.",
      "Survivors were sent to concentration camps such as Shark Island, where forced labour, hunger and disease killed about half of them.",
      "About 40,000 to 80,000 of some 80,000 Herero and 10,000 of 20,000 Nama died, up to 80 % and 50 %.",
      "A United Nations report of 1985 called it genocide; in 2021 Germany acknowledged it as such from today's view, apologised, and offered 1.1 billion euros, which many descendants reject because they were not part of the talks.",
    ],
    zh: [
      "1904年至1908年，德国殖民军在德属西南非洲（今纳米比亚）消灭了大部分赫雷罗人和纳马人。",
      "1904年1月，赫雷罗人因土地和牲畜被夺，在马哈雷罗领导下起义，纳马人随后在维特布伊领导下反抗。",
      "沃特贝格之战后，冯·特罗塔将军把赫雷罗人赶入奥马海凯沙漠，封锁水源，10月2日下达灭绝令。",
      "幸存者被送进鲨鱼岛等集中营，强迫劳动、饥饿和疾病使约一半人死亡。",
      "约4万至8万赫雷罗人和1万纳马人死亡，分别达80%和50%。",
      "2021年德国承认这是种族灭绝并道歉，承诺提供11亿欧元，许多后裔认为不够。",
    ],
  },
  {
    id: "somaliland-status",
    match: /somaliland|索马里兰/i,
    en: [
      "Somaliland governs itself: it has its own constitution, currency, army and police, with Hargeisa as its capital, and about five million people live there.",
      "The president and the lower house are chosen in multi-party elections, while the House of Elders, the Guurti, represents the clans; Abdirahman Mohamed Abdullahi Irro won the presidency in November 2024.",
      "Somalia claims the territory, and the government in Mogadishu regards it as a member state of the federation.",
      "It was a British protectorate, became independent on 26 June 1960, and joined Italian Somalia five days later; after the civil war against Siad Barre, in which Hargeisa was bombed, the Somali National Movement declared independence in May 1991.",
      "For decades no state recognised it formally, while Ethiopia, Britain, Taiwan, the United Arab Emirates and others keep liaison offices; a port agreement with Ethiopia in January 2024 led to a crisis with Somalia, and Israel announced its recognition in December 2025.",
      "It is not a member of the United Nations; the UN and the African Union treat it as part of Somalia and stress territorial integrity.",
    ],
    zh: [
      "索马里兰实行自治，首都哈尔格萨，有自己的宪法、货币、军队和警察，人口约五百万。",
      "总统和下院由多党选举产生，长老院代表各氏族；2024年11月伊罗当选总统。",
      "索马里主张对其拥有主权，摩加迪沙政府视其为联邦成员。",
      "它曾是英国保护地，1960年独立后与意属索马里合并；内战中反抗西亚德·巴雷的索马里民族运动于1991年5月宣布独立。",
      "几十年间没有国家正式承认它，埃塞俄比亚、英国、台湾等设有联络处；以色列于2025年12月宣布承认。",
      "它不是联合国成员，联合国和非洲联盟视其为索马里的一部分，强调领土完整。",
    ],
  },
];
