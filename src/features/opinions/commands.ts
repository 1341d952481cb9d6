import {
  answer,
  onPress,
  readItemNumber,
  refuse,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DeepLink,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { findMember } from "#platform/community";
import type { Html } from "#platform/i18n";
import { react } from "#platform/outbox";
import {
  composeOwn,
  findTopic,
  gatherTopic,
  sendDetails,
  takeEvidence,
  titleOf,
} from "#features/topics";
import { giveOpinion, type Given } from "./give-opinion.ts";
import {
  continueJudging,
  judgeOpinion,
  readPress,
  type Judged,
  type Judging,
} from "./judge-opinion.ts";
import {
  again,
  composeJudging,
  composeTopicPage,
  judge,
  opinionNumber,
  skip,
} from "./messages.ts";
import { longestOpinion, walks } from "./rules.ts";
import { listOpinions } from "./store.ts";
import { judgements } from "./types.ts";

/** What the messages with the opinions to judge are about, by their topic. */
const judgingKind = "opinions.judging";
/** A reply to what is about these is an opinion. */
const opinionKinds: readonly string[] = ["topic", judgingKind];

/** A thumb in passing: in the group the reaction and the card's count say it. */
const noted = "👌";

async function give(
  turn: ChatTurn,
  said: { topic: number; text: string },
): Promise<void> {
  const given = await giveOpinion(turn, said);
  if (!given.ok) return refuse(turn, explain(turn, said.topic, given));
  if (turn.place === "group") {
    if (turn.message) await react(turn, turn.message.id, noted);
    return;
  }
  const { t } = turn.words;
  const opinion = opinionNumber({ topic: said.topic, seq: given.seq });
  const title = titleOf(given.topic);
  await answer(
    turn,
    {
      text: given.isNew
        ? t("opinions.noted", { opinion, n: said.topic, title })
        : t("opinions.noted-before", { opinion }),
    },
    { about: { kind: "topic", number: said.topic } },
  );
}

function explain(
  turn: ChatTurn,
  number: number,
  given: Given & { ok: false },
): Html {
  const { t } = turn.words;
  switch (given.reason) {
    case "no-topic":
      return t("opinions.refused.no-topic", { n: number });
    case "nobody":
      return t("chat.nobody-writes");
    case "absent":
      return t("chat.no-community");
    case "empty":
      return t("opinions.refused.empty");
    case "closed": {
      const { mergedInto: into } = given.topic;
      return into === null
        ? t("opinions.refused.closed", {
            n: number,
            title: titleOf(given.topic),
          })
        : t("opinions.refused.merged", { n: number, into });
    }
    case "too-long":
      return t("opinions.refused.too-long", {
        limit: longestOpinion,
        length: given.length,
      });
  }
}

async function speak(turn: ChatTurn): Promise<void> {
  const text = turn.message?.text ?? "";
  const about = turn.message?.replyTo?.about;
  const replied =
    about && opinionKinds.includes(about.kind) ? about.number : null;
  const read = readItemNumber(text);
  // Below a topic a number without its sign may begin the words: `2 盏灯就够`.
  const isNumbered =
    read &&
    (replied === null || read.number === replied || /^\s*[#＃]/.test(text));
  if (isNumbered) {
    // As people write it after a number: `#12：text`.
    const said = read.rest.replace(/^[:：]\s*/, "");
    return give(turn, { topic: read.number, text: said });
  }
  return replied === null
    ? refuse(turn, turn.words.t("opinions.refused.no-number"))
    : give(turn, { topic: replied, text });
}

/** The topic in full, and after it what was said, one to judge after another. */
async function showTopic(turn: ChatTurn, number: number): Promise<void> {
  const { tx, community, words } = turn;
  if (!turn.actor.isPresent) return refuse(turn, words.t("chat.foreign-link"));
  const topic = await findTopic(tx, community.id, number);
  if (!topic) {
    return refuse(turn, words.t("opinions.refused.no-topic", { n: number }));
  }
  const page = composeTopicPage(words, {
    facts: await gatherTopic(turn, topic),
    opinions: await listOpinions(tx, community.id, number),
    own: await composeOwn(turn, number),
  });
  await answer(turn, page, { about: { kind: "topic", number } });
  await sendDetails(turn, number);
  // Who judges how is nobody else's business.
  if (topic.stage === "closed" || turn.place === "group") return;
  const judging = await continueJudging(turn, topic, {
    after: null,
    walk: "first",
  });
  if (!judging.hasOthers) return;
  await answer(turn, await compose(turn, judging), {
    about: { kind: judgingKind, number },
    replaces: `opinions/${number}/${turn.actor.id}`,
  });
}

const compose = async (turn: ChatTurn, judging: Judging) =>
  composeJudging(
    turn,
    turn.words,
    judging,
    judging.step
      ? await findMember(
          turn.tx,
          turn.community.id,
          judging.step.opinion.authorId,
        )
      : undefined,
  );

/** The pressed message shows what comes next; false: it is another one. */
const goOn = async (turn: ChatTurn, judging: Judging): Promise<boolean> =>
  rewritePressed(
    turn,
    { kind: judgingKind, number: judging.topic.number },
    await compose(turn, judging),
  );

const refusal = (turn: ChatTurn, judged: Judged & { ok: false }): Toast => ({
  text: turn.personal.plain(`opinions.press.${judged.reason}`),
  alert: true,
});

const staleToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("chat.stale-button"),
  alert: true,
});

export const buttons: readonly ButtonHandler[] = [
  onPress(judge, "resident", async (turn, args) => {
    const { plain } = turn.personal;
    const judgement = judgements[args.judgement];
    const walk = walks[args.walk];
    if (!judgement || !walk) return staleToast(turn);
    const { topic, seq } = args;
    const judged = await readPress(turn, { topic, seq, judgement, walk });
    if (!judged.ok) return refusal(turn, judged);
    if (!(await goOn(turn, judged.judging))) return staleToast(turn);
    await judgeOpinion(turn, { topic, seq, judgement });
    return {
      text: plain("opinions.press.noted", {
        opinion: opinionNumber(args),
        judgement: plain(`opinions.judge.${judgement}`),
      }),
    };
  }),
  onPress(skip, "resident", async (turn, args) => {
    const walk = walks[args.walk];
    if (!walk) return staleToast(turn);
    const { topic, seq } = args;
    const press = { topic, seq, judgement: null, walk };
    const skipped = await readPress(turn, press);
    if (!skipped.ok) return refusal(turn, skipped);
    if (!(await goOn(turn, skipped.judging))) return staleToast(turn);
    return {
      text: turn.personal.plain("opinions.press.skipped", {
        opinion: opinionNumber(args),
      }),
    };
  }),
  onPress(again, "resident", async (turn, { topic: number }) => {
    if (turn.place === "group") {
      return refusal(turn, { ok: false, reason: "in-group" });
    }
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (!topic) return refusal(turn, { ok: false, reason: "no-topic" });
    if (topic.stage === "closed") {
      return refusal(turn, { ok: false, reason: "closed" });
    }
    const at = { after: null, walk: "again" } as const;
    const judging = await continueJudging(turn, topic, at);
    if (!(await goOn(turn, judging))) return staleToast(turn);
    return { text: turn.personal.plain("opinions.press.again") };
  }),
];

export const replies: readonly ReplyKind[] = opinionKinds.map((kind) => ({
  kind,
  async run(turn, number) {
    if (await takeEvidence(turn, number)) return;
    await give(turn, { topic: number, text: turn.message?.text ?? "" });
  },
}));

export const links: readonly DeepLink[] = [{ letter: "t", run: showTopic }];

export const commands: readonly Command[] = [
  { name: "opinion", isListed: false, who: residents(speak) },
];
