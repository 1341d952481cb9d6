import { expect } from "vitest";
import type { CallbackAnswer, SeenMessage } from "#playground";
import { transcript, type Role, type Town } from "./town.ts";

/**
 * A chat as it is read, line by line; each line is done or checked:
 *
 *     王阿姨: /topic 楼道灯坏了            somebody writes in the group
 *     王阿姨 (private): /mine              … or to the bot alone
 *     李叔 replies to #1: 我家也黑          … or answers the bot's message that begins with #1
 *     李叔 taps 👍 on #1                   presses the button that has 👍 on what has #1
 *     李叔 opens 🔗 of #1                  follows the link into private chat
 *     李主任 starts the bot                opens the private chat
 *     李主任 makes the bot an administrator
 *     … 2 days later …                    the clock moves; also: … 2026-12-05 18:30 …
 *     the bot restarts                    on the same database
 *     bot: 📌 #1 楼道灯坏了               its newest message with this text in the group
 *       王阿姨 提出                        … has this, too, in its text or on its buttons
 *       no 👍                             … and not this
 *     bot to 王阿姨: …                    the same in her private chat
 *     toast: 已记下                        what the last presser was told
 *     reaction: 👌                        on what was written last
 *     bot says nothing                    since the last act, neither here nor there
 */
export async function story(town: Town, text: string): Promise<void> {
  const lines = text
    .split("\n")
    .map((line, i) => ({ line: line.trimEnd(), at: i + 1 }))
    .filter(({ line }) => line.trim() !== "" && !line.trim().startsWith("//"));
  const margin = Math.min(
    ...lines.map(({ line }) => line.length - line.trimStart().length),
  );
  const teller = createTeller(town);
  for (const { line, at } of lines) {
    const isDetail = line.startsWith(" ".repeat(margin + 1));
    try {
      await teller.tell(line.trim(), isDetail);
    } catch (error) {
      throw new Error(
        `line ${at} of the story: ${line.trim()}\n${(error as Error).message}`,
        { cause: error },
      );
    }
  }
}

const roleNames: readonly Role[] = [
  "li",
  "chen",
  "wang",
  "uncle",
  "zhao",
  "zhang",
];

function createTeller(town: Town) {
  let written: SeenMessage | undefined;
  let toast: CallbackAnswer | undefined;
  let shown: SeenMessage | undefined;
  let counted = countAll();

  const roleOf = (name: string): Role => {
    const role = roleNames.find((r) => town.people[r].first_name === name);
    if (!role) throw new Error(`nobody here is called "${name}"`);
    return role;
  };

  function countAll(): number {
    return roleNames.reduce(
      (sum, role) => sum + town.privateChat(role).length,
      town.group().length,
    );
  }

  function find(text: string, messages: readonly SeenMessage[]): SeenMessage {
    const found = messages.findLast((message) =>
      transcript([message]).includes(text),
    );
    if (!found) {
      throw new Error(`the bot has not said this:\n${transcript(messages)}`);
    }
    return found;
  }

  const saidTo = (who: string | undefined) =>
    who === undefined ? town.group() : town.privateChat(roleOf(who));

  /** An item by its card, or a message by some of its text. */
  const referred = (ref: string, who: string | undefined) =>
    find(ref.startsWith("#") ? `${ref} ` : ref, saidTo(who));

  const acts: readonly (readonly [
    RegExp,
    (parts: Record<string, string | undefined>) => Promise<void> | void,
  ])[] = [
    [
      /^bot(?: to (?<who>[^:]+))?: (?<text>.+)$/u,
      ({ who, text = "" }) => {
        shown = find(text, saidTo(who));
      },
    ],
    [
      /^bot says nothing$/,
      () => {
        expect(countAll()).toBe(counted);
      },
    ],
    [
      /^toast: (?<text>.+)$/u,
      ({ text = "" }) => {
        expect(toast?.text).toContain(text);
      },
    ],
    [
      /^reaction: (?<emoji>.+)$/u,
      ({ emoji = "" }) => {
        const now =
          written &&
          town.playground.world.message(written.chat.id, written.message_id);
        expect(now?.reactions.map((r) => r.emoji)).toContain(emoji);
      },
    ],
    [/^the bot restarts$/, () => town.restart()],
    [/^the bot goes down$/, () => town.goDown()],
    [/^the bot is back$/, () => town.wakeUp()],
    [
      /^… (?<n>\d+) (?<unit>minute|hour|day)s? later …$/u,
      ({ n, unit = "" }) => town.advance({ [`${unit}s`]: Number(n) }),
    ],
    [
      /^… (?<local>\d{4}-\d\d-\d\d \d\d:\d\d) …$/u,
      ({ local = "" }) => town.advanceTo(local),
    ],
    [
      /^(?<name>.+?) starts the bot$/u,
      async ({ name = "" }) => {
        await town.start(roleOf(name));
      },
    ],
    [
      /^(?<name>.+?) makes the bot an administrator$/u,
      ({ name = "" }) => {
        const { world, bot } = town.playground;
        const by = town.people[roleOf(name)];
        world.setAdministrator(town.groupId, bot.id, true, by);
        return town.settle();
      },
    ],
    [
      /^(?<name>.+?) opens 🔗 of (?<ref>.+)$/u,
      async ({ name = "", ref = "" }) => {
        await town.start(roleOf(name), payloadOf(referred(ref, undefined)));
      },
    ],
    [
      /^(?<name>.+?)(?<where> \(private\))? taps (?<label>.+?)(?: on (?<ref>.+))?$/u,
      async ({ name = "", where, label = "", ref }) => {
        const who = where && name;
        const on =
          ref &&
          find(
            label,
            saidTo(who).filter((one) => transcript([one]).includes(ref)),
          );
        toast = await town.presses(roleOf(name), label, {
          privately: where !== undefined,
          ...(on && { on }),
        });
      },
    ],
    [
      /^(?<name>[^:]+?)(?<where> \(private\))?(?: replies to (?<ref>[^:]+))?: (?<text>.+)$/u,
      async ({ name = "", where, ref, text = "" }) => {
        const replyTo = ref && referred(ref, where && name).message_id;
        written = await town.says(roleOf(name), text.replaceAll("⏎", "\n"), {
          privately: where !== undefined,
          ...(replyTo && { replyTo }),
        });
      },
    ],
  ];

  return {
    async tell(line: string, isDetail: boolean): Promise<void> {
      if (isDetail) {
        const now = shown && seeAgain(town, shown);
        if (line.startsWith("no ")) expect(now).not.toContain(line.slice(3));
        else expect(now).toContain(line);
        return;
      }
      for (const [pattern, act] of acts) {
        const match = pattern.exec(line);
        if (!match) continue;
        const isAct = !/^(bot|toast:|reaction:)/u.test(line);
        if (isAct) counted = countAll();
        await act(match.groups ?? {});
        return;
      }
      throw new Error("this line of a story says nothing that can be done");
    },
  };
}

const seeAgain = (town: Town, message: SeenMessage): string =>
  transcript([
    town.playground.world.message(message.chat.id, message.message_id) ??
      message,
  ]);

function payloadOf(message: SeenMessage): string {
  const markup = message.reply_markup as {
    inline_keyboard?: { url?: string }[][];
  };
  const url = markup.inline_keyboard?.flat().find((button) => button.url)?.url;
  if (!url) throw new Error("there is no 🔗 on this message");
  return new URL(url).searchParams.get("start") ?? "";
}
