import type { ChatTurn } from "#platform/chat";
import { countJoined } from "#platform/community";
import type { Html } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import { listOpinions, type Opinion } from "#features/opinions";
import {
  findTopic,
  listMergedSet,
  listOpenStages,
  titleOf,
  type Topic,
} from "#features/topics";
import { countElectors, freezeElectorate } from "./freeze-electorate.ts";
import {
  composeKindStep,
  composeOpinionsStep,
  composeOptionsStep,
  composeQuestionStep,
  composeTopicStep,
} from "./messages/compose.ts";
import { pageSize, type Asking } from "./messages/plan-buttons.ts";
import {
  composeMoreStep,
  composePlanPreview,
} from "./messages/plan-preview.ts";
import { composeSettingStep, nameSetting } from "./messages/plan-settings.ts";
import { composeRefusal } from "./messages/refusals.ts";
import { sayElectorate } from "./messages/rules-line.ts";
import { electionOf } from "./rules/election-of-poll.ts";
import { standing } from "./rules/judge-result.ts";
import { optionOf } from "./rules/option-of-opinion.ts";
import { isValued, voters, type Valued } from "./rules/plan-choices.ts";
import { draftPlan, type PollPlan } from "./rules/poll-plan.ts";
import type { PollDraft } from "./rules/read-poll.ts";
import type { Poll } from "./types.ts";

/** What the step that the plan is at looks like. */
export async function composePlanStep(
  turn: ChatTurn,
  plan: PollPlan,
  { note, page }: { note: Html | null; page: number },
): Promise<Content> {
  const asking: Asking = { turn, words: turn.personal, plan, note };
  const { step } = plan;
  if (isValued(step)) return composeValued(turn, asking, step);
  switch (step) {
    case "topic": {
      const topics = await listNewest(turn, page);
      return composeTopicStep(asking, { topics, page });
    }
    case "kind":
      return composeKindStep(asking, await findTopicOf(turn, plan));
    case "question":
      return composeQuestionStep(
        asking,
        titleOf(await findTopicOf(turn, plan)),
      );
    case "options": {
      const { length } = await listOpinionsFor(turn, plan);
      return composeOptionsStep(asking, length);
    }
    case "opinions": {
      const opinions = (await listOpinionsFor(turn, plan))
        .slice(page * pageSize, (page + 1) * pageSize + 1)
        .map((opinion) => ({
          ...opinion,
          isPicked: plan.options.includes(optionOf(opinion.text) ?? ""),
        }));
      return composeOpinionsStep(asking, { opinions, page });
    }
    case "preview":
      return composePreview(turn, asking);
    case "more":
      return composeMoreStep(asking, expectDraft(turn, plan));
    case "attachment":
      return composeSettingStep(asking, "attachment", { now: null });
  }
}

async function composeValued(
  turn: ChatTurn,
  asking: Asking,
  step: Valued,
): Promise<Content> {
  const drafted = draftOf(turn, asking.plan);
  const now = drafted.ok ? nameSetting(asking, drafted.draft, step) : null;
  const facts = step === "voters" ? await countVoters(turn) : [];
  return composeSettingStep(asking, step, { now, facts });
}

function draftOf({ now, community }: ChatTurn, plan: PollPlan) {
  const { timeZone, isRostered } = community;
  return draftPlan(plan, { now, timeZone, isRostered });
}

/** Of a plan that was found to be whole. */
function expectDraft(turn: ChatTurn, plan: PollPlan): PollDraft {
  const drafted = draftOf(turn, plan);
  if (!drafted.ok) throw new Error(`plan ${plan.id}: ${drafted.reason}`);
  return drafted.draft;
}

async function findTopicOf(
  { tx, community }: ChatTurn,
  plan: PollPlan,
): Promise<Topic> {
  const topic = await findTopic(tx, community.id, plan.topic ?? 0);
  if (!topic) throw new Error(`plan ${plan.id} is about no topic`);
  return topic;
}

/** Of all stages, and one more than a page. */
async function listNewest(
  { tx, community }: ChatTurn,
  page: number,
): Promise<Topic[]> {
  const upTo = (page + 1) * pageSize + 1;
  const stages = await listOpenStages(tx, community.id, upTo);
  return stages
    .flatMap(({ topics }) => topics)
    .sort((a, b) => b.number - a.number)
    .slice(page * pageSize, upTo);
}

/** Also on what was merged into its topic; the newest first. */
export async function listOpinionsFor(
  { tx, community }: ChatTurn,
  { topic }: PollPlan,
): Promise<Opinion[]> {
  const opinions: Opinion[] = [];
  for (const { number } of await listMergedSet(tx, community.id, topic ?? 0)) {
    const said = await listOpinions(tx, community.id, number);
    opinions.push(...said.reverse());
  }
  return opinions;
}

/** Who could vote, and how many they are now. */
async function countVoters(turn: ChatTurn): Promise<Html[]> {
  const said: Html[] = [];
  for (const electorate of voters) {
    const frozen = await freezeElectorate(turn, { electorate, listed: [] });
    if (!frozen.ok) continue;
    const counted = sayElectorate(turn.personal, {
      rules: { electorate },
      ...countElectors(frozen.holders),
    });
    if (counted === null) continue;
    said.push(turn.personal.t("polls.compose.voters-line", { text: counted }));
  }
  return said;
}

async function composePreview(
  turn: ChatTurn,
  asking: Asking,
): Promise<Content> {
  const { tx, community, now } = turn;
  const { plan } = asking;
  const draft = expectDraft(turn, plan);
  const frozen = await freezeElectorate(turn, {
    electorate: draft.rules.electorate,
    listed: draft.listed,
  });
  const { electors, areaCm2 } = countElectors(frozen.ok ? frozen.holders : []);
  const { electorate } = frozen.ok ? frozen : draft.rules;
  const poll: Poll = {
    ...draft,
    rules: { ...draft.rules, electorate },
    electors,
    areaCm2,
    number: 0,
    openedAt: now,
    lengthMs: draft.closesAt - now,
    closedAt: null,
    isCancelled: false,
    addendum: null,
    remindedAt: null,
    lotSeed: null,
    tieChoice: null,
    attachment: plan.attachment,
  };
  const election = electionOf({ ...poll, lotOrder: null }, [], poll);
  const note = frozen.ok
    ? asking.note
    : composeRefusal(turn.personal, frozen, false);
  return composePlanPreview(
    { ...asking, note },
    {
      poll,
      standing: standing(poll, election),
      turnout: { voters: 0, paper: 0, proxy: 0 },
      joined: await countJoined(tx, community.id),
    },
  );
}
