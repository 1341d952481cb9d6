import { createWords, lines } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { settingsOf, type Setting } from "../rules/plan-choices.ts";
import { inRows } from "./buttons.ts";
import { cardLines, type PollView } from "./card.ts";
import {
  backButton,
  dropButton,
  go,
  postPlan,
  type Asking,
} from "./plan-buttons.ts";
import { nameSetting } from "./plan-settings.ts";

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
      ...inRows(
        settingsOf(plan).map((setting) => settingButton(asking, view, setting)),
      ),
      [backButton(asking, "kind"), dropButton(asking)],
    ],
  };
}

function settingButton(
  asking: Asking,
  { poll }: PollView,
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
