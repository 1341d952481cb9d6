/** A line that tells a first-time visitor what to try; three small steps. */
import { becomePerson, openChat } from "./choose.ts";
import { button, el, icon, icons, part, redraw } from "./dom.ts";
import { changed, groupsOf, onChange, people, session } from "./session.ts";
import { t } from "./texts.ts";
import { fullName } from "./avatar.ts";
import type { User } from "./types.ts";

type Step = "send" | "press" | "clock" | "over";

const after: Record<Step, Step> = {
  send: "press",
  press: "clock",
  clock: "over",
  over: "over",
};
let step: Step = localStorage.getItem("hint") === "over" ? "over" : "send";

/** `fill` puts the example into the field. */
export function showHint(fill: (text: string) => void): void {
  const box = part("hint");
  onChange(() => {
    const text = step === "over" ? undefined : textOf(step);
    box.hidden = text === undefined;
    if (text === undefined) return;
    redraw(
      box,
      el("p", {}, text),
      step === "send" &&
        button(
          { class: "primary", "data-key": "hint-fill" },
          () => fillExample(fill),
          t("hint.fill"),
        ),
      button(
        {
          class: "plain",
          "data-key": "hint-close",
          "aria-label": t("hint.close"),
        },
        () => moveTo("over"),
        icon(icons.close),
      ),
    );
  });
}

/** The visitor has done a step. */
export function advanceHint(done: Step): void {
  if (step === done) moveTo(after[done]);
}

function moveTo(next: Step): void {
  step = next;
  if (next === "over") localStorage.setItem("hint", "over");
  changed();
}

function textOf(at: Exclude<Step, "over">): string | undefined {
  switch (at) {
    case "send": {
      const who = resident();
      return who
        ? t("hint.send", { name: fullName(who), text: t("hint.example") })
        : undefined;
    }
    case "press":
      return t("hint.press");
    case "clock":
      return t("hint.clock");
  }
}

/** Somebody of the first group who is no administrator. */
function resident(): User | undefined {
  const group = session.state.chats.find((chat) => chat.id < 0);
  return people().find(
    ({ id }) => group?.memberIds.includes(id) && !group.adminIds.includes(id),
  );
}

function fillExample(fill: (text: string) => void): void {
  const who = resident();
  if (!who) return;
  becomePerson(who.id);
  const group = groupsOf(who.id)[0];
  if (group) openChat(group.id);
  fill(t("hint.example"));
}
