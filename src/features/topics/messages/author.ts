import { callback } from "#platform/chat";
import type { Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Topic } from "../types.ts";
import { titleOf } from "./card.ts";

export const editOwn = callback("topics.edit", ["topic"]);
export const withdrawOwn = callback("topics.withdraw", ["topic"]);
export const withdrawSurely = callback("topics.withdraw-surely", ["topic"]);
export const keepOwn = callback("topics.keep", ["topic"]);

/** For the author alone, in private chat. */
export function composeOwnButtons(
  turn: Turn,
  { plain }: Words,
  topic: Topic,
  may: { edit: boolean; withdraw: boolean },
): Button[] {
  const community = turn.community.id;
  const args = { topic: topic.number };
  return [
    {
      label: may.edit
        ? plain("topics.author.edit")
        : plain("topics.author.add"),
      data: editOwn.data(community, args),
    },
    ...(may.withdraw
      ? [
          {
            label: plain("topics.author.withdraw"),
            data: withdrawOwn.data(community, args),
          },
        ]
      : []),
  ];
}

export function composeWithdrawQuestion(
  turn: Turn,
  { t, plain }: Words,
  topic: Topic,
): Content {
  const community = turn.community.id;
  const { number: n } = topic;
  return {
    text: t("topics.author.withdraw-question", { n, title: titleOf(topic) }),
    buttons: [
      [
        {
          label: plain("topics.author.surely"),
          data: withdrawSurely.data(community, { topic: n }),
        },
        {
          label: plain("topics.author.keep"),
          data: keepOwn.data(community, { topic: n }),
        },
      ],
    ],
  };
}

/** For the conveners who had taken it up. */
export const composeWithdrawn =
  (topic: Topic) =>
  ({ t }: Words): Content => ({
    text: t("topics.author.told-withdrawn", {
      n: topic.number,
      title: titleOf(topic),
    }),
  });
