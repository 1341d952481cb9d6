import type { User } from "./types.ts";
import type { World } from "./world.ts";

type Locale = "zh-CN" | "en";

/** The bot is called the same everywhere; its Chinese name says what it is. */
export const botNames: Record<Locale, string> = {
  "zh-CN": "商量",
  en: "Shangliang",
};

const titles: Record<Locale, string> = {
  "zh-CN": "幸福里小区",
  en: "Xingfuli",
};

/** The first two convene, the rest live there. */
const people: { username: string; name: Record<Locale, string> }[] = [
  { username: "li_zhuren", name: { "zh-CN": "李主任", en: "Director Li" } },
  { username: "chen_jie", name: { "zh-CN": "陈姐", en: "Chen" } },
  { username: "wang_ayi", name: { "zh-CN": "王阿姨", en: "Auntie Wang" } },
  { username: "li_shu", name: { "zh-CN": "李叔", en: "Uncle Li" } },
  { username: "xiao_zhao", name: { "zh-CN": "小赵", en: "Zhao" } },
  { username: "zhang_shifu", name: { "zh-CN": "张师傅", en: "Zhang" } },
];

/** A neighbourhood in which the bot has just arrived. */
export function addSample(
  world: World,
  locale: Locale,
  type: "group" | "supergroup",
): void {
  const languageCode = locale === "zh-CN" ? "zh-hans" : "en";
  const [first, second, ...residents] = people.map(({ name, username }) =>
    world.addUser({ name: name[locale], username, languageCode }),
  ) as [User, User, ...User[]];
  const group = world.addGroup({
    title: titles[locale],
    type,
    creator: first,
    members: [second, ...residents],
  });
  world.setAdministrator(group.id, second.id, true, first);
  world.addBot(group.id, first);
}
