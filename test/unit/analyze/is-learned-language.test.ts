/** The style of a reply is read in languages that the shipped map was learned from, and in no other. */
import { describe, expect, it } from "vitest";
import { isLearnedLanguage } from "../../../src/analyze/style/is-learned-language.js";
import { loadResources } from "../../../src/pipeline/load-resources.js";

const map = loadResources([], null).styleMap;

describe("isLearnedLanguage", () => {
  it.each([
    ["English", true, "The history of the town is long and rich in events. In the Middle Ages it was an important place for trade, and many merchants came from all parts of the country."],
    ["Finnish", true, "Kaupungin historia on pitkä ja se on täynnä tapahtumia. Keskiajalla se oli tärkeä kauppapaikka, ja monet kauppiaat tulivat maan eri osista. Nykyään kaupunki tunnetaan myös siitä, että siellä on yliopisto."],
    ["Chinese", true, "这座城市的历史悠久，发生过许多重要的事件。在中世纪，它是重要的贸易中心，来自全国各地的商人都会到这里来。"],
    ["German", false, "Die Geschichte der Stadt ist lang und reich an Ereignissen. Im Mittelalter war sie ein wichtiger Ort für den Handel, und viele Kaufleute kamen aus allen Teilen des Landes."],
    ["French", false, "L'histoire de la ville est longue et riche en événements. Au Moyen Âge, elle était un lieu important pour le commerce, et de nombreux marchands venaient de toutes les régions du pays."],
    ["Japanese", false, "この都市の歴史は長く、多くの出来事に満ちています。中世には商業の重要な拠点であり、国内各地から多くの商人が訪れました。"],
    ["Russian", false, "История города длинна и богата событиями. В Средние века он был важным местом торговли, и многие купцы приезжали со всех концов страны."],
  ] as const)("%s: %s", (_language, learned, text) => {
    if (map === undefined) throw new Error("no style map is shipped");
    expect(isLearnedLanguage(map, text)).toBe(learned);
  });
});
