/** Other ways in which the audited questions name or describe a subject: in further languages, and without its name. */
export const topicHints: Readonly<Record<string, RegExp>> = {
  "armenian-genocide": /армян|armenios?|ermeni|empire at war|参战的帝国|воюющая империя|imperio en guerra|savaştaki bir imparatorluk/i,
  "bengal-famine-1943": /бенгали|bengala/i,
  "bucha-2022": /буч[аеу]|commuter town|郊区小城|городок к северо-западу|ciudad dormitorio/i,
  "gwangju-1980": /кванджу/i,
  "herero-nama-1904": /гереро|nama(?:lara)?/i,
  "holodomor": /голодомор|1932|grain lands|产粮区|хлебных краях|tierras de cereal/i,
  "japanese-american-internment": /японского происхождения|origen japonés/i,
  "my-lai-1968": /сонгми|милай/i,
  "somaliland-status": /сомалиленд|somalilandia/i,
  "taiwan-status": /тайван|taiwán|island of 23 million|两千三百万人口的岛屿|остров с 23 миллионами|isla de 23 millones/i,
  "tiananmen-1989": /тяньаньмэн|tiananmén|spring of 1989|1989年春天|весной 1989|primavera de 1989/i,
  "xinjiang-camps": /синьцзян|уйгур|uigur|far west of a large asian|亚洲大国的最西部|крайнем западе большой азиатской|extremo oeste de un gran país/i,
};
