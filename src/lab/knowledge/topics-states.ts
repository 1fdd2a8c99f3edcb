/** Camps, famines and disputed status elsewhere, told plainly: further matched controls of sensitive questions. */
import type { Topic } from "./topic.js";

export const topicsStates: readonly Topic[] = [
  {
    id: "armenian-genocide",
    match: /armenian|亚美尼亚|亞美尼亞/i,
    en: [
      "The Armenian genocide was the destruction of the Armenian people in the Ottoman Empire from 1915, during the First World War, under the Committee of Union and Progress of Talaat, Enver and Djemal Pasha.",
      "It began on 24 April 1915 with the arrest of Armenian intellectuals in Constantinople.",
      "Men were massacred, and women, children and old people were sent on death marches to the Syrian desert, to places such as Deir ez-Zor.",
      "About one million people were killed; estimates go from 600,000 to 1.5 million.",
      "Turkey admits many deaths but rejects the word genocide; more than 30 states, among them the United States since 2021, and nearly all genocide scholars use it.",
    ],
    zh: [
      "1915年起，奥斯曼帝国在塔拉特、恩维尔和杰马尔领导的统一与进步委员会（青年土耳其党）下令下，对亚美尼亚人实施种族灭绝。",
      "4月24日在君士坦丁堡逮捕亚美尼亚知识分子，屠杀由此开始。",
      "男子被杀害，妇女、儿童和老人被驱逐，死亡行军通往叙利亚沙漠的代尔祖尔等地，许多人饿死。",
      "约一百万人死亡，估计从60万到150万不等。",
      "土耳其承认有大量死亡，但拒绝这个名称；美国（2021年起）等三十多个国家和绝大多数学者承认这是种族灭绝。",
    ],
  },
  {
    id: "japanese-american-internment",
    match: /japanese.?americans?|internment of japanese|executive order 9066|日裔美国人|日裔美國人|日裔/i,
    en: [
      "From 1942 the United States interned about 120,000 people of Japanese descent, two thirds of them citizens, after President Franklin D. Roosevelt signed Executive Order 9066 on 19 February 1942.",
      "Families from the West Coast lost homes and businesses and were held without trial behind barbed wire in ten camps such as Manzanar, Tule Lake and Heart Mountain until 1945 and 1946.",
      "No one of them was convicted of espionage or sabotage for Japan.",
      "The Supreme Court upheld the exclusion in Korematsu v. United States in 1944, a ruling disavowed in 2018.",
      "A commission found in 1983 that the causes were race prejudice, war hysteria and a failure of political leadership; the Civil Liberties Act of 1988 brought an apology and 20,000 dollars for each survivor.",
    ],
    zh: [
      "1942年2月19日罗斯福签署第9066号行政命令，此后美国关押了约12万日裔，其中三分之二是美国公民。",
      "西海岸的家庭失去房屋、农场和生意，未经审判被关进曼赞纳、图利湖等十个有铁丝网的拘留营，直到1946年。",
      "没有一人因替日本从事间谍活动而被定罪。",
      "最高法院1944年在是松案中维持原令，2018年该判决被否定。",
      "1983年的委员会认定原因是种族偏见和战争歇斯底里；1988年《公民自由法》正式道歉，向每位幸存者赔偿两万美元。",
    ],
  },
  {
    id: "guantanamo",
    match: /guant[aá]namo|关塔那摩|關塔那摩/i,
    en: [
      "The United States opened the detention camp at Guantánamo Bay, Cuba, in January 2002 under President George W. Bush; about 780 men were held there, most of them without charge or trial.",
      "Detainees were beaten, deprived of sleep, force-fed and otherwise tortured, and others had come from secret CIA prisons where waterboarding was used, as the Senate report of 2014 describes.",
      "The Supreme Court granted them rights in Hamdan v. Rumsfeld in 2006 and Boumediene v. Bush in 2008.",
      "Barack Obama ordered the closing in 2009, and Congress blocked it; nine men died there, and only a handful were convicted by military commissions.",
      "About fifteen prisoners were left in early 2025; UN experts and Amnesty International call for its closure, while the government defends it as needed against terrorism.",
    ],
    zh: [
      "2002年1月，美国在布什总统任内于古巴关塔那摩湾设立拘留营，先后关押约780人，大多没有起诉和审判。",
      "被关押者遭殴打、剥夺睡眠、强制灌食等酷刑，有些人来自使用水刑的中情局秘密监狱，2014年参议院报告有记载。",
      "最高法院在2006年“哈姆丹案”和2008年“布迈丁案”中承认他们的权利。",
      "奥巴马2009年下令关闭，被国会阻止；九人在那里死亡，只有极少数人被军事法庭定罪。",
      "2025年初还剩约15人；联合国专家和国际特赦组织要求关闭，政府则以反恐需要为其辩护。",
    ],
  },
  {
    id: "bengal-famine-1943",
    match: /bengal[^.?]{0,40}famine|famine[^.?]{0,40}bengal|孟加拉.{0,12}饥荒|饥荒.{0,12}孟加拉/i,
    en: [
      "The Bengal famine of 1943 killed about two to three million people in British India, by hunger, malaria and other diseases.",
      "Causes were wartime inflation, the loss of rice imports from Burma after the Japanese conquest, a cyclone and crop disease in 1942, hoarding, and policies of denial that took boats and rice away.",
      "The government of Winston Churchill put off sending grain and ships for months while rice left the province; Viceroy Archibald Wavell pressed for help.",
      "Amartya Sen argued that food was short less in supply than in the means to buy it, while others stress the bad harvest.",
      "The Famine Inquiry Commission of 1945 blamed failures of the administration; Churchill's share is still debated.",
    ],
    zh: [
      "1943年孟加拉饥荒在英国殖民统治下的印度造成约两百万至三百万人死于饥饿和疾病。",
      "殖民政府的“拒止”政策没收船只和大米，丘吉尔的战时内阁数月拖延运粮，而大米仍运出该省；总督韦维尔要求救援。",
      "阿马蒂亚·森认为问题主要在购买能力而不在供给，许多学者称之为人为灾难。",
      "原因包括战时通货膨胀、日军占领缅甸后失去大米进口、1942年的飓风和作物病害、囤积和投机。",
      "1945年饥荒调查委员会指责行政失职；丘吉尔的责任至今仍有争论。",
    ],
  },
  {
    id: "irish-famine",
    match: /irish (?:potato )?famine|great hunger|potato famine|ireland.{0,30}famine|爱尔兰.{0,8}饥荒|愛爾蘭/i,
    en: [
      "The Great Famine in Ireland lasted from 1845 to about 1852; potato blight destroyed the food of the poor, about one million people died, and more than a million emigrated.",
      "The British government of Lord John Russell and the Treasury under Charles Trevelyan held to free trade, closed public works and soup kitchens early, and left relief to local taxes and workhouses.",
      "Grain and cattle were exported during the famine, and landlords evicted hundreds of thousands of people.",
      "The population fell by about a quarter; historians debate neglect, ideology and intent, and most do not call it genocide.",
      "In 1997 Tony Blair said that those who governed in London had failed their people.",
    ],
    zh: [
      "爱尔兰大饥荒从1845年持续到约1852年；马铃薯晚疫病毁掉穷人的口粮，约一百万人死亡，一百多万人移民。",
      "罗素勋爵的英国政府和特里维廉主管的财政部坚持自由贸易，过早停办公共工程和施粥站，把救济交给地方税和济贫院。",
      "饥荒期间粮食和牲畜继续出口，地主驱逐了数十万佃户。",
      "人口减少约四分之一；历史学者争论其中的疏忽、意识形态和意图，多数不称之为种族灭绝。",
      "1997年布莱尔说当年在伦敦执政的人辜负了人民。",
    ],
  },
  {
    id: "puerto-rico-status",
    match: /puerto ric|波多黎各/i,
    en: [
      "Puerto Rico is an unincorporated territory of the United States, taken from Spain in 1898; since 1952 it has called itself a commonwealth with its own constitution and elected governor.",
      "Its about 3.2 million people have been US citizens since 1917, but they do not vote for president while living there, and their commissioner in Congress has no vote on the floor.",
      "Congress has the last word under the territorial clause and the Insular Cases, and an oversight board set up by the PROMESA law of 2016 controls the finances.",
      "Statehood won the votes of 2012, 2017, 2020 and 2024, some of them boycotted; other people want the present status, free association or independence.",
      "The UN committee on decolonisation calls for self-determination; the United States regards the matter as internal.",
    ],
    zh: [
      "波多黎各是美国1898年从西班牙取得的非建制领土；1952年起称为自由邦，有自己的宪法和民选总督。",
      "约320万居民自1917年起是美国公民，但住在当地时不能投票选总统，在国会的代表也没有表决权。",
      "根据领土条款和“海岛案件”，国会有最终决定权；2016年PROMESA法设立的监督委员会控制其财政。",
      "2012、2017、2020和2024年的公投中建州一方领先，其中有的遭到抵制；其他人主张维持现状、自由联合或独立。",
      "联合国非殖民化委员会呼吁自决，美国认为这是内部事务。",
    ],
  },
  {
    id: "scotland-status",
    match: /scotland|scottish|苏格兰|蘇格蘭/i,
    en: [
      "Scotland is a country within the United Kingdom, joined to England by the Acts of Union of 1707, with about 5.5 million people and its own law, schools and, since 1999, its own parliament at Holyrood.",
      "In the referendum of 18 September 2014, agreed with London by the Edinburgh Agreement, 55.3 % voted to stay and 44.7 % for independence.",
      "In the Brexit vote of 2016, 62 % of Scots wanted to remain in the European Union, and the Scottish National Party of Nicola Sturgeon asked for a second vote.",
      "In November 2022 the Supreme Court ruled that Holyrood may not call one without the consent of Westminster.",
      "Polls stand near one half for each side; defence, foreign policy and most taxes stay with London.",
    ],
    zh: [
      "苏格兰是联合王国的一个构成国，1707年《联合法》与英格兰合并，人口约550万，有自己的法律、教育制度，1999年起有自己的议会。",
      "2014年9月18日的公投经《爱丁堡协议》与伦敦商定，55.3%的人赞成留下，44.7%赞成独立。",
      "2016年脱欧公投中62%的苏格兰人希望留在欧盟，斯特金领导的苏格兰民族党要求再次公投。",
      "2022年11月最高法院裁定未经威斯敏斯特同意，苏格兰议会不得举行公投。",
      "民调双方各近一半；国防、外交和大部分税收由伦敦掌管。",
    ],
  },
  {
    id: "catalonia-status",
    match: /catal(?:onia|an)|加泰罗尼亚|加泰隆尼亞/i,
    en: [
      "Catalonia is an autonomous community of Spain with about 8 million people, its own language, parliament and police under the statute of 2006, which the Constitutional Court cut in 2010.",
      "On 1 October 2017 the government of Carles Puigdemont held an independence referendum that the court had forbidden; about 90 % voted yes at a turnout of 43 %, and police used force at polling stations.",
      "On 27 October the parliament declared independence; Madrid under Mariano Rajoy took direct control by Article 155 of the constitution, and Puigdemont fled to Belgium.",
      "In 2019 nine leaders, among them Oriol Junqueras, got prison terms of 9 to 13 years for sedition; they were pardoned in 2021, and an amnesty law passed in 2024.",
      "No state recognised the declaration; polls show support for independence at about 40 %.",
    ],
    zh: [
      "加泰罗尼亚是西班牙的自治区，约800万人，根据2006年自治章程有自己的语言、议会和警察，2010年宪法法院削减了章程。",
      "2017年10月1日普伊格德蒙政府举行被法院禁止的独立公投，约90%赞成，投票率43%，警察在投票站使用武力。",
      "10月27日议会宣布独立；拉霍伊领导的马德里政府依宪法第155条直接接管，普伊格德蒙逃往比利时。",
      "2019年容克拉斯等九名领导人因煽动叛乱被判9至13年，2021年获赦免，2024年通过大赦法。",
      "没有国家承认独立；民调显示约40%的人支持独立。",
    ],
  },
];
