import { countJoined } from "#platform/community";
import { createWords } from "#platform/i18n";
import { say } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { resultOf } from "./count-poll.ts";
import { drawChart } from "./draw-chart.ts";
import { composeChart } from "./messages/chart.ts";
import { turnoutOf } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

/** Draws the result of a closed poll as a chart and posts it as a reply to the card. */
export async function pictureResult(turn: Turn, poll: Poll): Promise<void> {
  const { tx, community, now } = turn;
  const { number, question } = poll;
  const { locale, timeZone } = community;
  const words = createWords({ locale, timeZone, now });
  const chart = composeChart(words, {
    poll,
    result: await resultOf(tx, community.id, poll),
    turnout: await turnoutOf(tx, community.id, poll),
    joined: await countJoined(tx, community.id),
  });
  if (!chart) return;
  await say(turn, {
    to: "group",
    content: { text: words.t("polls.chart.caption", { n: number, question }) },
    picture: { name: `poll-${number}.png`, bytes: await drawChart(chart) },
    replyTo: { kind: "poll", number },
    about: { kind: "poll", number },
    kind: "news",
  });
}
