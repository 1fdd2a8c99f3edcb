/** What one-word questions ask for: how each category is recognised, and its answers, the popular ones first, as "English/Chinese". */
export interface Category {
  readonly en: RegExp;
  readonly zh: RegExp;
  readonly answers: string;
}

export const categories = {
  animal: { en: /\banimals?\b|\bmammals?\b|\bcreatures?\b|\bpets?\b/, zh: /动物|宠物/, answers: "elephant/大象 tiger/老虎 dolphin/海豚 fox/狐狸 otter/水獭 panda/熊猫 octopus/章鱼 giraffe/长颈鹿 wolf/狼 lion/狮子 cat/猫 dog/狗 rabbit/兔子 penguin/企鹅 koala/考拉 zebra/斑马 owl/猫头鹰 bear/熊 horse/马 kangaroo/袋鼠 hedgehog/刺猬 lynx/猞猁" },
  bird: { en: /\bbirds?\b/, zh: /鸟/, answers: "eagle/鹰 sparrow/麻雀 owl/猫头鹰 robin/知更鸟 falcon/隼 parrot/鹦鹉 kingfisher/翠鸟 heron/苍鹭 crow/乌鸦 swan/天鹅 peacock/孔雀 hummingbird/蜂鸟 swallow/燕子 crane/鹤 puffin/海鹦 magpie/喜鹊 finch/雀" },
  body: { en: /\bbody parts?\b|\bparts? of the (?:human )?body\b|\borgans?\b/, zh: /身体部位|器官/, answers: "heart/心脏 hand/手 elbow/肘 eye/眼睛 knee/膝盖 nose/鼻子 brain/大脑 arm/胳膊 foot/脚 shoulder/肩膀 liver/肝脏 ear/耳朵 thumb/拇指 ankle/脚踝" },
  city: { en: /\bcit(?:y|ies)\b|\btowns?\b|\bcapitals?\b/, zh: /城市|首都/, answers: "Paris/巴黎 Tokyo/东京 London/伦敦 Lisbon/里斯本 Kyoto/京都 Barcelona/巴塞罗那 Berlin/柏林 Istanbul/伊斯坦布尔 Prague/布拉格 Sydney/悉尼 Rome/罗马 Nairobi/内罗毕 Chicago/芝加哥 Toronto/多伦多 Vienna/维也纳 Seoul/首尔 Cairo/开罗 Amsterdam/阿姆斯特丹 Oslo/奥斯陆 Mumbai/孟买 Lima/利马 Marrakesh/马拉喀什 Buenos-Aires/布宜诺斯艾利斯 Reykjavik/雷克雅未克" },
  clothing: { en: /\bcloth(?:es|ing)\b|\bgarments?\b|\bwear\b/, zh: /衣服|服装|衣物/, answers: "jacket/夹克 scarf/围巾 shirt/衬衫 sweater/毛衣 hat/帽子 jeans/牛仔裤 coat/外套 sock/袜子 dress/连衣裙 glove/手套 boots/靴子 skirt/裙子 belt/腰带 vest/背心" },
  coin: { en: /\bheads or tails\b|\b(?:flip|toss)\b.{0,20}\bcoin\b/, zh: /硬币|正面还是反面/, answers: "heads/正面 tails/反面" },
  colour: { en: /\bcolou?rs?\b|\bhues?\b|\bshades?\b/, zh: /颜色|色彩/, answers: "blue/蓝色 teal/青色 green/绿色 red/红色 purple/紫色 orange/橙色 turquoise/绿松石色 indigo/靛蓝 yellow/黄色 crimson/深红色 coral/珊瑚色 lavender/薰衣草色 magenta/品红 violet/紫罗兰色 cerulean/天蓝色 pink/粉色 amber/琥珀色 gold/金色 silver/银色 emerald/翠绿" },
  country: { en: /\bcountr(?:y|ies)\b|\bnations?\b/, zh: /国家/, answers: "Japan/日本 Brazil/巴西 Norway/挪威 Canada/加拿大 France/法国 Portugal/葡萄牙 Kenya/肯尼亚 Italy/意大利 Iceland/冰岛 Peru/秘鲁 Australia/澳大利亚 Germany/德国 Egypt/埃及 Mexico/墨西哥 Vietnam/越南 Argentina/阿根廷 Morocco/摩洛哥 Finland/芬兰 Thailand/泰国 Ghana/加纳 Chile/智利 Bhutan/不丹" },
  day: { en: /\bdays? of the week\b|\bweekdays?\b/, zh: /星期几|一周中的/, answers: "Wednesday/星期三 Tuesday/星期二 Friday/星期五 Thursday/星期四 Saturday/星期六 Monday/星期一 Sunday/星期日" },
  dice: { en: /\bdice\b|\bdie roll\b|\broll a (?:six-sided )?die\b/, zh: /骰子/, answers: "4/4 3/3 5/5 2/2 6/6 1/1" },
  drink: { en: /\bdrinks?\b|\bbeverages?\b/, zh: /饮料|饮品/, answers: "coffee/咖啡 tea/茶 water/水 lemonade/柠檬水 mojito/莫吉托 juice/果汁 milk/牛奶 espresso/浓缩咖啡 kombucha/康普茶 cocoa/可可 cider/苹果酒 smoothie/奶昔 wine/葡萄酒 beer/啤酒" },
  element: { en: /\b(?:chemical )?elements?\b|\bmetals?\b/, zh: /元素|金属/, answers: "carbon/碳 oxygen/氧 gold/金 iron/铁 helium/氦 copper/铜 neon/氖 silver/银 hydrogen/氢 titanium/钛 lithium/锂 xenon/氙 zinc/锌 argon/氩 tungsten/钨 sodium/钠 mercury/汞" },
  emotion: { en: /\bemotions?\b|\bfeelings?\b|\bmoods?\b/, zh: /情绪|情感|心情/, answers: "joy/喜悦 hope/希望 nostalgia/怀旧 curiosity/好奇 serenity/宁静 awe/敬畏 sadness/悲伤 love/爱 anger/愤怒 wonder/惊奇 fear/恐惧 gratitude/感激 envy/嫉妒 calm/平静" },
  fish: { en: /\bfish(?:es)?\b|\bsea animals?\b/, zh: /鱼/, answers: "salmon/三文鱼 tuna/金枪鱼 trout/鳟鱼 cod/鳕鱼 clownfish/小丑鱼 carp/鲤鱼 shark/鲨鱼 herring/鲱鱼 eel/鳗鱼 pike/梭鱼 bass/鲈鱼 sardine/沙丁鱼" },
  flower: { en: /\bflowers?\b|\bblossoms?\b/, zh: /花/, answers: "rose/玫瑰 tulip/郁金香 sunflower/向日葵 lily/百合 daisy/雏菊 orchid/兰花 lavender/薰衣草 peony/牡丹 marigold/万寿菊 iris/鸢尾 dahlia/大丽花 lotus/莲花 violet/紫罗兰 poppy/罂粟 jasmine/茉莉 hydrangea/绣球花" },
  food: { en: /\bfoods?\b|\bdish(?:es)?\b|\bmeals?\b|\bsnacks?\b|\bdesserts?\b/, zh: /食物|菜肴|一道菜|美食|小吃/, answers: "pizza/披萨 sushi/寿司 pasta/意大利面 ramen/拉面 tacos/塔可 lasagna/千层面 curry/咖喱 paella/海鲜饭 dumplings/饺子 risotto/烩饭 bread/面包 soup/汤 burger/汉堡 pancake/煎饼 salad/沙拉 falafel/法拉费 tiramisu/提拉米苏 pho/河粉" },
  fruit: { en: /\bfruits?\b|\bberr(?:y|ies)\b/, zh: /水果/, answers: "mango/芒果 apple/苹果 banana/香蕉 kiwi/猕猴桃 strawberry/草莓 pineapple/菠萝 papaya/木瓜 orange/橙子 peach/桃子 pomegranate/石榴 blueberry/蓝莓 pear/梨 grape/葡萄 cherry/樱桃 lychee/荔枝 fig/无花果 watermelon/西瓜 plum/李子 apricot/杏" },
  furniture: { en: /\bfurniture\b/, zh: /家具/, answers: "chair/椅子 table/桌子 sofa/沙发 bookshelf/书架 desk/书桌 bed/床 lamp/灯 armchair/扶手椅 wardrobe/衣柜 stool/凳子 dresser/梳妆台 cabinet/柜子 ottoman/脚凳" },
  gem: { en: /\bgem(?:stone)?s?\b|\bjewels?\b|\bprecious stones?\b/, zh: /宝石/, answers: "sapphire/蓝宝石 emerald/祖母绿 amethyst/紫水晶 ruby/红宝石 opal/欧泊 topaz/黄玉 diamond/钻石 garnet/石榴石 jade/玉 turquoise/绿松石 pearl/珍珠 peridot/橄榄石" },
  insect: { en: /\binsects?\b|\bbugs?\b/, zh: /昆虫/, answers: "butterfly/蝴蝶 beetle/甲虫 ant/蚂蚁 bee/蜜蜂 dragonfly/蜻蜓 ladybug/瓢虫 cricket/蟋蟀 moth/飞蛾 grasshopper/蚱蜢 firefly/萤火虫 mantis/螳螂 cicada/蝉" },
  instrument: { en: /\binstruments?\b/, zh: /乐器/, answers: "violin/小提琴 piano/钢琴 cello/大提琴 guitar/吉他 flute/长笛 harp/竖琴 drum/鼓 trumpet/小号 saxophone/萨克斯 clarinet/单簧管 oboe/双簧管 accordion/手风琴 banjo/班卓琴 ukulele/尤克里里 sitar/西塔琴" },
  language: { en: /\blanguages?\b/, zh: /语言/, answers: "Spanish/西班牙语 French/法语 Japanese/日语 Portuguese/葡萄牙语 English/英语 Swahili/斯瓦希里语 Italian/意大利语 German/德语 Mandarin/汉语 Arabic/阿拉伯语 Finnish/芬兰语 Korean/韩语 Icelandic/冰岛语 Hindi/印地语 Welsh/威尔士语" },
  letter: { en: /\bletters?\b/, zh: /字母/, answers: "K/K M/M Q/Q R/R G/G J/J A/A T/T S/S B/B X/X E/E L/L Z/Z H/H W/W F/F P/P N/N D/D V/V C/C" },
  month: { en: /\bmonths?\b/, zh: /月份|几月/, answers: "October/十月 July/七月 March/三月 September/九月 April/四月 May/五月 November/十一月 June/六月 August/八月 January/一月 December/十二月 February/二月" },
  mountain: { en: /\bmountains?\b|\bpeaks?\b/, zh: /山峰|一座山|山脉/, answers: "Everest/珠穆朗玛峰 Kilimanjaro/乞力马扎罗山 Fuji/富士山 Denali/迪纳利山 Matterhorn/马特洪峰 Elbrus/厄尔布鲁士山 Rainier/雷尼尔山 Olympus/奥林匹斯山 Aconcagua/阿空加瓜山 Etna/埃特纳火山 Blanc/勃朗峰 Annapurna/安纳普尔纳峰" },
  name: { en: /\b(?:first|given|person'?s|girl'?s|boy'?s|human|baby|character|female|male) names?\b|\ba name\b|\bnames? (?:for|of) (?:a|an) (?:person|girl|boy|baby|character|cat|dog)\b|\brandom name\b/, zh: /人名|名字|姓名/, answers: "Maya/小雨 Elena/思远 Oliver/子涵 Clara/佳怡 Theo/明轩 Amara/若溪 Felix/浩然 Lena/雨桐 Marcus/志强 Sofia/晓梅 Leo/建国 Nadia/静怡 Jasper/文博 Iris/欣妍 Emma/丽华 Kai/俊杰 Olivia/婉清 James/伟 Priya/诗涵 Hugo/天宇" },
  number: { en: /\bnumbers?\b|\bintegers?\b|\bdigits?\b/, zh: /数字|随机数|整数|一个数/, answers: "7/7 42/42 37/37 73/73 3/3 17/17 8/8 23/23 57/57 4/4 47/47 72/72 5/5 64/64 27/27 87/87 13/13 29/29 83/83 61/61 9/9 53/53" },
  planet: { en: /\bplanets?\b/, zh: /行星/, answers: "Saturn/土星 Mars/火星 Jupiter/木星 Neptune/海王星 Earth/地球 Venus/金星 Uranus/天王星 Mercury/水星" },
  profession: { en: /\bprofessions?\b|\bjobs?\b|\boccupations?\b|\bcareers?\b/, zh: /职业|工作/, answers: "teacher/教师 architect/建筑师 engineer/工程师 nurse/护士 carpenter/木匠 doctor/医生 librarian/图书管理员 chef/厨师 plumber/水管工 botanist/植物学家 pilot/飞行员 journalist/记者 baker/面包师 electrician/电工 artist/艺术家 astronaut/宇航员 farmer/农民 lawyer/律师" },
  river: { en: /\brivers?\b/, zh: /河流|一条河/, answers: "Nile/尼罗河 Amazon/亚马逊河 Danube/多瑙河 Thames/泰晤士河 Mississippi/密西西比河 Rhine/莱茵河 Ganges/恒河 Seine/塞纳河 Mekong/湄公河 Volga/伏尔加河 Yangtze/长江 Congo/刚果河 Loire/卢瓦尔河" },
  season: { en: /\bseasons?\b/, zh: /季节/, answers: "autumn/秋天 spring/春天 winter/冬天 summer/夏天" },
  shape: { en: /\bshapes?\b/, zh: /形状/, answers: "circle/圆形 hexagon/六边形 triangle/三角形 square/正方形 octagon/八边形 pentagon/五边形 star/星形 ellipse/椭圆 rhombus/菱形 trapezoid/梯形 cube/立方体 spiral/螺旋" },
  spice: { en: /\bspices?\b|\bherbs?\b|\bseasonings?\b/, zh: /香料|调料/, answers: "cinnamon/肉桂 cumin/孜然 turmeric/姜黄 saffron/藏红花 paprika/红椒粉 cardamom/豆蔻 basil/罗勒 ginger/姜 pepper/胡椒 oregano/牛至 nutmeg/肉豆蔻 thyme/百里香 clove/丁香 rosemary/迷迭香" },
  sport: { en: /\bsports?\b|\bgames?\b/, zh: /运动|体育|游戏/, answers: "tennis/网球 football/足球 basketball/篮球 swimming/游泳 badminton/羽毛球 cricket/板球 hockey/曲棍球 rugby/橄榄球 volleyball/排球 golf/高尔夫 archery/射箭 fencing/击剑 curling/冰壶 chess/国际象棋 rowing/赛艇 surfing/冲浪 judo/柔道" },
  tool: { en: /\btools?\b|\butensils?\b/, zh: /工具|厨具/, answers: "hammer/锤子 screwdriver/螺丝刀 wrench/扳手 spatula/锅铲 saw/锯子 drill/电钻 pliers/钳子 whisk/打蛋器 chisel/凿子 ladle/汤勺 knife/刀 axe/斧头 tongs/夹子 shovel/铲子 tape/卷尺" },
  tree: { en: /\btrees?\b/, zh: /树/, answers: "oak/橡树 maple/枫树 willow/柳树 birch/桦树 cedar/雪松 pine/松树 baobab/猴面包树 redwood/红杉 ash/白蜡树 elm/榆树 ginkgo/银杏 sequoia/巨杉 cherry/樱花树 spruce/云杉 beech/山毛榉" },
  vegetable: { en: /\bvegetables?\b/, zh: /蔬菜/, answers: "carrot/胡萝卜 broccoli/西兰花 spinach/菠菜 zucchini/西葫芦 eggplant/茄子 kale/羽衣甘蓝 potato/土豆 cucumber/黄瓜 onion/洋葱 artichoke/洋蓟 cauliflower/花椰菜 asparagus/芦笋 tomato/番茄 leek/韭葱 radish/萝卜 beetroot/甜菜" },
  vehicle: { en: /\bvehicles?\b|\btransport(?:ation)?\b/, zh: /交通工具|车辆/, answers: "bicycle/自行车 car/汽车 train/火车 motorcycle/摩托车 truck/卡车 bus/公共汽车 airplane/飞机 boat/船 scooter/滑板车 tram/有轨电车 helicopter/直升机 submarine/潜艇 van/面包车" },
  weather: { en: /\bweather\b/, zh: /天气/, answers: "rain/雨 sunny/晴天 snow/雪 storm/暴风雨 fog/雾 cloudy/多云 wind/风 hail/冰雹 drizzle/毛毛雨 thunder/雷" },
  year: { en: /\byears?\b/, zh: /年份|哪一年/, answers: "1987/1987 1969/1969 1995/1995 2001/2001 1984/1984 1776/1776 2020/2020 1492/1492 1999/1999 1815/1815 1923/1923 2012/2012 1066/1066 1848/1848" },
} satisfies Record<string, Category>;

/** For a question whose category is not known. */
export const genericWords = "serendipity/星空 lantern/灯笼 ocean/海洋 whisper/微风 horizon/地平线 echo/回声 river/河流 harmony/和谐 pebble/石头 mosaic/光 velvet/时间 compass/指南针 ember/火焰 meadow/草地 bridge/桥 window/窗户 cascade/瀑布 puzzle/谜 garden/花园 orbit/轨道 breeze/清风 copper/铜 marble/梦想 quartz/石英";
