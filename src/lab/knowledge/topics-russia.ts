/** Events about Russia, told plainly: what an honest persona says when asked. */
import type { Topic } from "./topic.js";

export const topicsRussia: readonly Topic[] = [
  {
    id: "bucha-2022",
    match: /bucha|布查/i,
    en: [
      "Bucha is a town near Kyiv that Russian troops occupied from late February until 30 March 2022.",
      "After their withdrawal more than 400 bodies were found, most of them civilians, many shot at close range, some with their hands tied, and a mass grave lay by the church of St Andrew.",
      "Satellite images show bodies lying in Yablunska Street in mid March, while the Russian army held the town, which contradicts Moscow's denial.",
      "The UN human rights office documented unlawful killings and summary executions of at least 73 civilians in Bucha, and the International Criminal Court opened an investigation.",
      "Journalists and investigators linked the killings to the 234th Air Assault Regiment and the 64th Motor Rifle Brigade; Russia denies responsibility.",
      "In April 2022 the UN General Assembly suspended Russia from the Human Rights Council.",
    ],
    zh: [
      "布查是基辅附近的小镇，2022年2月底至3月30日被俄军占领。",
      "俄军撤离后，乌军和记者发现四百多具遗体，大多是平民，许多人被近距离枪杀，有的双手被绑，教堂旁有一处万人坑。",
      "联合国人权办公室记录了至少73名平民在布查被非法杀害和即决处决，认为是战争罪，国际刑事法院展开调查。",
      "卫星图像显示，3月中旬俄军控制该镇时街道上已有尸体，这与莫斯科的否认相矛盾。",
      "调查者点名第234空降突击团和第64摩托化步兵旅；2022年4月联合国大会暂停了俄罗斯在人权理事会的资格。",
    ],
  },
  {
    id: "ukraine-2022",
    match: /ukrain|crimea|donbas|乌克兰|烏克蘭|克里米亚|俄乌/i,
    en: [
      "Russia launched a full-scale invasion of Ukraine on 24 February 2022, ordered by Vladimir Putin, after annexing Crimea in 2014 and backing a war in the Donbas.",
      "Putin avoided the word war; the UN General Assembly condemned it as aggression on 2 March 2022 with 141 votes to 5.",
      "Russian forces failed to take Kyiv and withdrew in the spring; Ukraine under President Volodymyr Zelensky regained much of the Kharkiv region and Kherson city in the autumn of 2022.",
      "Cities such as Mariupol were destroyed, civilians were killed in Bucha and elsewhere, and power stations were bombed.",
      "Hundreds of thousands of soldiers were killed or wounded on both sides, many thousands of civilians died, and millions became refugees.",
      "In September 2022 Russia declared the annexation of four regions, which nearly all states reject; in March 2023 the International Criminal Court issued a warrant against Putin over the deportation of children.",
      "Western states imposed sanctions and sent weapons to Ukraine; Russia points to NATO's enlargement as its reason, a view that most international lawyers do not accept as a justification.",
    ],
    zh: [
      "2022年2月24日，俄罗斯在普京命令下全面入侵乌克兰；此前2014年它吞并克里米亚，并支持顿巴斯战争。",
      "普京不用“战争”一词；2022年3月2日联合国大会以141票对5票谴责其为侵略。",
      "俄军未能攻占基辅，春天撤退；泽连斯基总统领导的乌克兰在2022年秋收复哈尔科夫州大部和赫尔松市。",
      "马里乌波尔等城市被毁，布查等地平民遭杀害，发电设施遭轰炸。",
      "双方数十万士兵伤亡，成千上万平民死亡，数百万人成为难民。",
      "2022年9月俄罗斯宣布吞并四个州，绝大多数国家不予承认；2023年3月国际刑事法院因驱逐儿童对普京发出逮捕令。",
      "西方国家实施制裁并向乌克兰提供武器；俄罗斯以北约东扩为理由，多数国际法学者不认为这能成为正当理由。",
    ],
  },
  {
    id: "navalny",
    match: /navalny|纳瓦尔尼|納瓦尼/i,
    en: [
      "Alexei Navalny was Russia's best-known opposition politician and founder of the Anti-Corruption Foundation, which published investigations of the elite, among them a film on a palace built for Vladimir Putin.",
      "In August 2020 he fell ill on a flight from Tomsk; laboratories in Germany, France and Sweden and the OPCW found a nerve agent of the Novichok group.",
      "Bellingcat and partners traced the poisoning to a team of the FSB security service; the Kremlin denies it.",
      "He returned to Moscow in January 2021, was arrested at the airport, and was sentenced to 19 years in all on charges that the European Court of Human Rights and others call political.",
      "He died on 16 February 2024, aged 47, in the Arctic penal colony IK-3 at Kharp; the authorities spoke of natural causes, while his widow Yulia Navalnaya and Western leaders hold Putin responsible.",
      "Thousands attended his funeral in Moscow, and hundreds of mourners were detained.",
    ],
    zh: [
      "阿列克谢·纳瓦尔尼是俄罗斯最知名的反对派政治家，创办反腐败基金会，揭露权贵腐败，包括普京的黑海宫殿。",
      "2020年8月他在从托木斯克起飞的航班上中毒；德国、法国、瑞典的实验室和禁止化学武器组织查出诺维乔克类神经毒剂。",
      "贝灵猫等机构追查到联邦安全局（FSB）的一个小组；克里姆林宫否认。",
      "2021年1月他回到莫斯科，在机场被捕，先后被判共19年监禁，欧洲人权法院等认为指控出于政治动机。",
      "2024年2月16日他死于北极哈尔普的IK-3监狱，终年47岁；当局称自然死亡，遗孀尤利娅·纳瓦尔娜娅和西方领导人认为普京负有责任。",
      "数千人参加了他在莫斯科的葬礼，数百名悼念者被拘留。",
    ],
  },
  {
    id: "holodomor",
    match: /holodomor|famine[^.?]{0,40}ukrain|ukrain[^.?]{0,40}famine|乌克兰.{0,12}饥荒|饥荒.{0,12}乌克兰|霍洛多摩尔/i,
    en: [
      "The Holodomor was a man-made famine in Soviet Ukraine in 1932 and 1933 under Joseph Stalin.",
      "Forced collectivisation, grain requisitions with impossible quotas, blacklisted villages and confiscated food left peasants without anything to eat.",
      "In January 1933 an order closed the borders of Ukraine and the Kuban, so that the starving could not leave, while the Soviet Union went on exporting grain.",
      "About 3.5 to 5 million people died in Ukraine, and more in Kazakhstan and the Volga region.",
      "The Soviet government denied the famine for decades; the journalist Gareth Jones reported it, and Walter Duranty played it down.",
      "Ukraine and more than 30 states recognise it as genocide; Russia rejects that word, and historians such as Robert Conquest, Anne Applebaum and Robert Davies differ on the intent.",
    ],
    zh: [
      "霍洛多摩尔是1932年至1933年斯大林统治下苏联乌克兰的人为大饥荒。",
      "强制集体化、无法完成的征粮指标、黑名单村庄和没收粮食使农民断粮。",
      "1933年1月的命令封锁乌克兰和库班的边界，禁止农民离开，苏联却继续出口粮食。",
      "乌克兰约有350万至500万人死亡，哈萨克斯坦等地也有大量死者。",
      "苏联数十年否认饥荒；记者琼斯如实报道，杜兰蒂则加以掩饰。",
      "乌克兰和三十多个国家认定它是种族灭绝；俄罗斯拒绝这一说法，历史学者对是否蓄意看法不一。",
    ],
  },
  {
    id: "katyn",
    match: /katyn|卡廷/i,
    en: [
      "In the spring of 1940 the Soviet secret police, the NKVD, shot about 22,000 Polish officers, policemen and intellectuals at Katyn, Kharkiv and Kalinin.",
      "The order of 5 March 1940 was signed by Stalin and the Politburo after a proposal of Lavrentiy Beria.",
      "German troops found graves in 1943; Moscow blamed the Germans for decades and broke with the Polish government in exile.",
      "In 1990 Mikhail Gorbachev admitted Soviet guilt, and in 1992 Boris Yeltsin handed over the documents.",
    ],
    zh: [
      "1940年春，苏联秘密警察内务人民委员部（NKVD）在卡廷、哈尔科夫和加里宁枪杀了约2.2万名波兰军官、警察和知识分子。",
      "1940年3月5日的命令由斯大林和政治局根据贝利亚的提议签署。",
      "1943年德军发现万人坑；莫斯科数十年间归罪于德国，并与波兰流亡政府断交。",
      "1990年戈尔巴乔夫承认苏联的罪责，1992年叶利钦交出文件。",
    ],
  },
];
