import type { User } from "#playground";
import type { Chance } from "./open-chance.ts";
import { cardOf, type Telegram } from "./open-telegram.ts";

/** People who press the options of one poll and change their minds all the time. */
export interface VoteStorm {
  /** Answers that have come so far. */
  readonly answers: () => number;
  /** Resolves when so many more have come. */
  readonly untilAnswered: (more: number) => Promise<void>;
  /** Nobody presses any more; resolves when the last press is answered or expired. */
  readonly calm: () => Promise<void>;
  /** What each has pressed, in this order, without presses of the same again. */
  readonly choices: () => Map<number, number[]>;
  /** The people whose last press was on each option. */
  readonly expected: () => number[];
  /** The counts on the card now. */
  readonly shown: () => number[];
  /** Answers that do not name the option that was pressed. */
  readonly silent: string[];
  readonly expired: string[];
}

export const options = ["换灯泡", "装声控", "先不修"] as const;
const atOnce = 40;

/** The poll is open, its card is in the group. */
export async function openPoll(telegram: Telegram): Promise<number> {
  const { world, group, li, until, said } = telegram;
  const posted = (start: string) => cardOf(said(group.id), start);
  world.send(group.id, li, { text: "/topic 楼道灯坏了" });
  await until("the topic's card", () => posted("#1") !== undefined);
  const question = `/poll #1 single 2d: 怎么修？ | ${options.join(" | ")}`;
  world.send(group.id, li, { text: question });
  await until("the poll's card", () => posted("#2") !== undefined);
  return posted("#2")?.message_id ?? 0;
}

export function startVoteStorm(
  telegram: Telegram,
  messageId: number,
  chance: Chance,
): VoteStorm {
  const { world, group, residents, until } = telegram;
  const pressed = new Map<number, number[]>();
  const silent: string[] = [];
  const expired: string[] = [];
  const open = new Set<Promise<void>>();
  let answers = 0;
  let isOn = true;

  function press(person: User, choice: number): void {
    const label = options[choice] ?? "";
    pressed.set(person.id, [...(pressed.get(person.id) ?? []), choice]);
    const press = world
      .press(group.id, messageId, person, { label })
      .then(
        ({ text = "" }) => {
          answers += 1;
          if (!text.includes(label)) silent.push(`${label}: ${text}`);
        },
        (error: unknown) => void expired.push(`${label}: ${String(error)}`),
      )
      .then(() => {
        open.delete(press);
        goOn();
      });
    open.add(press);
  }

  function goOn(): void {
    while (isOn && open.size < atOnce) {
      const person = residents[chance(residents.length)];
      if (person) press(person, chance(options.length));
    }
  }

  goOn();
  const message = () => world.message(group.id, messageId);
  return {
    answers: () => answers,
    untilAnswered(more) {
      const enough = answers + more;
      return until(`${enough} answers`, () => answers >= enough);
    },
    async calm() {
      isOn = false;
      await Promise.all(open);
    },
    choices: () =>
      new Map(
        [...pressed].map(([person, all]) => [
          person,
          all.filter((choice, i) => choice !== all[i - 1]),
        ]),
      ),
    expected: () =>
      options.map(
        (_, i) =>
          [...pressed.values()].filter((all) => all.at(-1) === i).length,
      ),
    shown: () =>
      options.map((option) =>
        Number(
          new RegExp(`${option}\\D*(\\d+)`).exec(message()?.text ?? "")?.[1],
        ),
      ),
    silent,
    expired,
  };
}
