import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { features } from "#app";
import { createWords } from "#platform/i18n";
import type { User } from "#playground";
import { oneDatabase, openTown, type Town } from "../support/town.ts";

/**
 * Who may do what, for every command and every button of the whole bot. A new
 * one has to be entered here first.
 *
 * - `all`: even who belongs to no group
 * - `self`: the same, but only under one's own name
 * - `anyone`: who belongs to the group
 * - `person`: the same, but only under one's own name
 * - `convener`
 */
type Kind = "all" | "self" | "anyone" | "person" | "convener";

const commands: Record<string, Kind> = {
  start: "all",
  help: "all",
  guide: "anyone",
  settings: "convener",
  convener: "convener",
  expert: "convener",
  supervisor: "convener",
  join: "person",
  leave: "person",
  preferences: "self",
  lang: "self",
  quiet: "self",
  notify: "self",
  privacy: "all",
  roster: "convener",
  claim: "self",
  topic: "anyone",
  topics: "anyone",
  screen: "convener",
  merge: "convener",
  unmerge: "convener",
  opinion: "anyone",
  poll: "convener",
  quickpoll: "anyone",
  export: "anyone",
  vote: "person",
  proxy: "person",
  paper: "convener",
  ballots: "convener",
  cancel: "convener",
  addendum: "convener",
  session: "convener",
  minutes: "convener",
  agenda: "anyone",
  follow: "convener",
  done: "anyone",
  extend: "anyone",
  progress: "anyone",
  summary: "convener",
  mine: "person",
  mydata: "self",
  forgetme: "self",
  close: "convener",
  reopen: "convener",
  board: "convener",
};

/** The buttons that conveners alone may press; of all others the item decides. */
const convenersButtons = new Set([
  "communities.confirm",
  "communities.speak",
  "communities.others",
  "communities.set",
  "communities.here",
  "communities.roster-import",
  "communities.roster-drop",
  "communities.roster-codes",
  "communities.roster-export",
  "communities.unit-owner",
  "communities.unit-area",
  "communities.unit-out",
  "communities.unit-keep",
  "topics.accept",
  "topics.skip",
  "topics.pick-category",
  "topics.screen-again",
  "topics.categorize",
  "topics.prioritize",
  "topics.begin",
  "topics.decline",
  "topics.elsewhere",
  "topics.decline-unexplained",
  "topics.merge",
  "topics.merge-into",
  "topics.unmerge",
  "polls.plan",
  "polls.plan-set",
  "polls.plan-tick",
  "polls.plan-post",
  "polls.plan-drop",
  "polls.plan-anew",
  "polls.settle",
  "sessions.post",
  "sessions.discard",
  "sessions.again",
  "ratings.reopen",
  "ratings.leave-closed",
  "summaries.post",
  "summaries.discard",
  "summaries.rewrite",
  "records.board",
]);

const roles = {
  resident: { isMember: true, convenes: false },
  "first convener": { isMember: true, convenes: true },
  "second convener, no administrator": { isMember: true, convenes: true },
  "administrator, not appointed": { isMember: true, convenes: false },
  expert: { isMember: true, convenes: false },
  supervisor: { isMember: true, convenes: false },
  "one who left": { isMember: false, convenes: false },
  stranger: { isMember: false, convenes: false },
} as const;
type Role = keyof typeof roles;

type Outcome = "may" | "conveners only" | "not as nobody" | "no community";

const mayOf = (kind: Kind, role: Role): Outcome => {
  const { isMember, convenes } = roles[role];
  if (kind === "all" || kind === "self") return "may";
  if (!isMember) return "no community";
  return kind === "convener" && !convenes ? "conveners only" : "may";
};

const { plain } = createWords({ locale: "zh-CN", timeZone: "UTC", now: 0 });
/** What is said when somebody is refused for who they are, and when we failed. */
const signs = {
  "conveners only": plain("chat.conveners-only", { names: "" }).slice(0, 12),
  "not as nobody": plain("chat.nobody-writes"),
  "no community": plain("chat.no-community"),
  "a bug": plain("chat.apology"),
};
const outcomeOf = (text: string): string =>
  Object.entries(signs).find(([, sign]) => text.includes(sign))?.[0] ?? "may";

const names = features.flatMap((f) => (f.commands ?? []).map((c) => c.name));
const buttons = features.flatMap((f) => f.buttons ?? []);

it("knows every command of the bot", () => {
  expect(Object.keys(commands).sort()).toEqual(names.toSorted());
});

it("knows every button that is for conveners alone", () => {
  const theirs = buttons.filter((button) => button.may === "convener");
  expect(theirs.map((button) => button.name).sort()).toEqual(
    [...convenersButtons].sort(),
  );
});

describe.each(oneDatabase)("rights (%s)", (database) => {
  let town: Town;
  let people: Record<Role, User>;

  beforeAll(async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const [left, stranger] = ["孙伯", "路人"].map((name) =>
      world.addUser({ name }),
    ) as [User, User];
    world.addMember(town.groupId, left);
    const { wang, li, zhang, chen, zhao, uncle } = town.people;
    people = {
      resident: wang,
      "first convener": li,
      "second convener, no administrator": zhang,
      "administrator, not appointed": chen,
      expert: zhao,
      supervisor: uncle,
      "one who left": left,
      stranger,
    };
    for (const role of Object.keys(roles) as Role[]) {
      if (role !== "stranger") await town.says(people[role], "/help");
    }
    await town.says("li", "/expert @xiao_zhao");
    await town.says("li", "/supervisor @li_shu");
    await town.says("li", "/convener @li_zhuren");
    await town.says("li", "/convener @zhang_shifu");
    world.removeMember(town.groupId, left.id);
    await town.settle();
  });
  afterAll(() => town.close());

  /** What the bot answers to it, wherever it does. */
  async function answersTo(
    who: User,
    text: string,
    how: { privately?: boolean; asGroup?: boolean },
  ): Promise<string> {
    const before = new Set(said(who).map(keyOf));
    await town.says(who, text, how);
    return said(who)
      .filter((message) => !before.has(keyOf(message)))
      .map((message) => message.text ?? message.caption ?? "")
      .join("\n");
  }
  const said = (who: User) => [...town.group(), ...town.privateChat(who)];
  const keyOf = (message: ReturnType<typeof said>[number]) =>
    `${message.chat.id}/${message.message_id}`;

  async function tryAll(who: User, how: Parameters<typeof answersTo>[2]) {
    const outcomes: Record<string, string> = {};
    for (const name of names) {
      outcomes[name] = outcomeOf(await answersTo(who, `/${name}`, how));
    }
    return outcomes;
  }

  const inGroup = (Object.keys(roles) as Role[]).filter(
    (role) => roles[role].isMember,
  );
  it.each(inGroup)(
    "lets in the group the %s do what they may",
    async (role) => {
      const expected = Object.fromEntries(
        names.map((name) => [name, mayOf(commands[name] ?? "all", role)]),
      );
      expect(await tryAll(people[role], {})).toEqual(expected);
    },
  );

  it.each(Object.keys(roles) as Role[])(
    "lets in private chat the %s do what they may",
    async (role) => {
      await town.start(people[role]);
      const expected = Object.fromEntries(
        names.map((name) => [name, mayOf(commands[name] ?? "all", role)]),
      );
      expect(await tryAll(people[role], { privately: true })).toEqual(expected);
    },
  );

  it("lets an anonymous administrator convene, and do nothing as a person", async () => {
    const expected = Object.fromEntries(
      names.map((name) => [
        name,
        ["self", "person"].includes(commands[name] ?? "")
          ? "not as nobody"
          : "may",
      ]),
    );
    const tried = await tryAll(people["first convener"], { asGroup: true });
    expect(tried).toEqual(expected);
  });

  it.each(inGroup)(
    "lets the %s press what they may, and a forged press break nothing",
    async (role) => {
      const { world } = town.playground;
      const message = town.group().at(-1);
      const press = async (data: string): Promise<string> => {
        const { text } = await world.pressForged(
          town.groupId,
          message?.message_id ?? 0,
          people[role],
          data,
        );
        return outcomeOf(text ?? "");
      };
      const pressed = await Promise.all(
        buttons.map(async ({ name }): Promise<[string, string[]]> => {
          const data = ["", ":0", ":99:99"].map((args) => `${name}:1${args}`);
          return [name, [...new Set(await Promise.all(data.map(press)))]];
        }),
      );
      const outcomes = Object.fromEntries(pressed);
      await town.settle();
      const expected = Object.fromEntries(
        buttons.map(({ name }) => [
          name,
          [
            convenersButtons.has(name) && !roles[role].convenes
              ? "conveners only"
              : "may",
          ],
        ]),
      );
      expect(outcomes).toEqual(expected);
    },
  );
});
