import { createWords, lines } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { settingsOf, type Setting } from "../rules/plan-choices.ts";
import { inRows } from "./buttons.ts";
import { cardLines, type PollView } from "./card.ts";
import {
  backButton,
  composeAsking,
  dropButton,
  go,
  postPlan,
  type Asking,
} from "./plan-buttons.ts";
import { nameSetting } from "./plan-settings.ts";
import type { Poll } from "../types.ts";

/** The card as the group will see it, and what may still be changed. */
export function composePlanPreview(asking: Asking, view: PollView): Content {
  const { turn, words, plan, note } = asking;
  const { t, plain } = words;
  const { community, now } = turn;
  const { title, locale, timeZone } = community;
  const { poll } = view;
  const { question, topic } = poll;
  const theirs = createWords({ locale, timeZone, now });
  const post: Button = {
    label: plain("polls.compose.post"),
    data: postPlan.data(community.id, { plan: plan.id }),
  };
  return {
    text: lines(
      note,
      note && "",
      t("polls.compose.preview", { title }),
      "",
      theirs.t("polls.compose.card-title", { question, topic }),
      ...cardLines(theirs, view),
      plan.attachment && t(`polls.compose.attached.${plan.attachment.kind}`),
    ),
    buttons: [
      [post],
      ...inRows([
        ...settingsOf(plan, "first").map((setting) =>
          settingButton(asking, poll, setting),
        ),
        go(asking, { label: plain("polls.compose.more"), step: "more" }),
      ]),
      [backButton(asking, "kind"), dropButton(asking)],
    ],
  };
}

/** What most polls leave as it is. */
export function composeMoreStep(
  asking: Asking,
  draft: Pick<Poll, "rules" | "closesAt">,
): Content {
  const buttons = settingsOf(asking.plan, "further").map((setting) =>
    settingButton(asking, draft, setting),
  );
  const text = asking.words.t("polls.compose.ask.more");
  return composeAsking(asking, text, inRows(buttons));
}

function settingButton(
  asking: Asking,
  poll: Pick<Poll, "rules" | "closesAt">,
  setting: Setting,
): Button {
  const { plain } = asking.words;
  if (
    setting === "question" ||
    setting === "options" ||
    setting === "attachment"
  ) {
    const label = plain(`polls.compose.change.${setting}`);
    return go(asking, { label, step: setting });
  }
  const value = nameSetting(asking, poll, setting);
  const label = plain(`polls.compose.set.${setting}`, { value });
  return go(asking, { label, step: setting });
}
