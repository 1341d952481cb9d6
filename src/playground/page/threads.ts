/** The topics of a forum, in a row above its messages. */
import { openThread } from "./choose.ts";
import { button, el, part, redraw } from "./dom.ts";
import { currentChat, generalThread, onChange, session } from "./session.ts";
import { t } from "./texts.ts";

export function showThreads(): void {
  const row = part("threads");
  onChange(() => {
    const topics = currentChat()?.topics;
    row.hidden = topics === undefined;
    if (!topics) return;
    redraw(
      row,
      tab(undefined, t("threads.all")),
      tab(generalThread, t("threads.general")),
      ...topics.map(({ id, name, isClosed }) =>
        tab(id, isClosed ? t("threads.closed", { name }) : name),
      ),
    );
  });
}

function tab(id: number | undefined, name: string): HTMLElement {
  const isFresh = id !== undefined && session.freshThreads.has(id);
  return button(
    {
      "data-key": `thread:${id ?? "all"}`,
      "aria-pressed": String(session.thread === id),
      class: isFresh ? "fresh" : undefined,
    },
    () => openThread(id),
    el("span", { dir: "auto" }, name),
    isFresh && el("span", { class: "sr-only" }, t("threads.fresh")),
  );
}
