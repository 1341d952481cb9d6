/** A poll of Telegram's own inside a bubble. */
import { vote } from "./api.ts";
import { button, el } from "./dom.ts";
import { session } from "./session.ts";
import { t } from "./texts.ts";
import { complain } from "./toast.ts";
import type { Message } from "./types.ts";

export function pollOf(message: Message): HTMLElement | undefined {
  const { poll, chat, message_id: id } = message;
  if (!poll) return undefined;
  const { total_voter_count: voters, is_closed: isClosed } = poll;
  const own = message.votes?.find(({ userId }) => userId === session.me);
  return el(
    "div",
    { class: "poll" },
    el("b", { dir: "auto" }, poll.question),
    ...poll.options.map(({ text, voter_count: votes }, at) => {
      const isOwn = own?.optionIds.includes(at) === true;
      return button(
        {
          class: "wide",
          disabled: isClosed,
          "aria-pressed": String(isOwn),
          "data-key": `option:${id}:${at}`,
        },
        // Tapped again, the choice is taken back.
        () => {
          vote(chat.id, id, session.me, isOwn ? [] : [at]).catch(complain);
        },
        el("span", { dir: "auto" }, text),
        el("b", {}, shareOf(votes, voters)),
        el("progress", { max: Math.max(voters, 1), value: votes }),
      );
    }),
    el(
      "span",
      {},
      t("message.voters", { count: voters }),
      isClosed && ` · ${t("message.poll_closed")}`,
    ),
  );
}

const shareOf = (votes: number, voters: number): string =>
  `${votes} · ${Math.round((100 * votes) / Math.max(voters, 1))}%`;
