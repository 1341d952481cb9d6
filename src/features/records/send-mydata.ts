import {
  answer,
  deepLink,
  refuse,
  type ChatTurn,
  type DeepLink,
} from "#platform/chat";
import { say, wasSaidSince } from "#platform/outbox";
import { gatherMydata } from "./gather-mydata.ts";

const letter = "d";
const about = { kind: "records.mydata", number: 0 };
const fileName = "shangliang-mydata.json";
/** Somebody who presses twice has the file already. */
const pauseMinutes = 10;

/** One's own data as a file, to private chat alone. */
export async function sendMydata(turn: ChatTurn): Promise<void> {
  const { words } = turn;
  if (turn.voice !== "person") {
    return refuse(turn, words.t("chat.nobody-writes"));
  }
  if (turn.place !== "group") return sendPrivately(turn);
  if (!turn.account.isReachable) {
    return answer(turn, {
      text: words.t("records.mydata.open"),
      buttons: [
        [
          {
            label: words.plain("records.mydata.privately"),
            url: deepLink(turn, letter, 0),
          },
        ],
      ],
    });
  }
  await sendPrivately(turn);
  return answer(turn, { text: words.t("records.mydata.sent") });
}

async function sendPrivately(turn: ChatTurn): Promise<void> {
  const { account, personal, now, tx } = turn;
  const to = { userId: account.userId };
  const since = now - pauseMinutes * 60_000;
  if (await wasSaidSince(turn, { ...to, about }, since)) {
    return say(turn, {
      to,
      kind: "answer",
      content: {
        text: personal.t("records.mydata.again", { minutes: pauseMinutes }),
      },
    });
  }
  await say(turn, {
    to,
    kind: "answer",
    about,
    content: { text: personal.t("records.mydata.file") },
    file: { name: fileName, text: await gatherMydata(tx, account, now) },
  });
}

export const mydataLinks: readonly DeepLink[] = [
  { letter, run: sendPrivately },
];
