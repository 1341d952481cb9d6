import { callback } from "#platform/chat";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { textOf } from "./store.ts";
import type { Draft } from "./types.ts";

const fields = ["topic", "draft"] as const;
export const post = callback("summaries.post", fields);
export const rewrite = callback("summaries.rewrite", fields);
export const discard = callback("summaries.discard", fields);

/** A summary's plain text as a message: its first line is its title. */
function asHtml(text: string): Html {
  const [title = "", ...rest] = text.split("\n");
  return lines(html`<b>${title}</b>`, ...rest);
}

export const asContent = (text: string): Content => ({ text: asHtml(text) });

export function composeDraft(turn: Turn, words: Words, draft: Draft): Content {
  const { t, plain } = words;
  const community = turn.community.id;
  const button = (key: "post" | "rewrite" | "discard", data: string) => ({
    label: plain(`summaries.draft.${key}`),
    data,
  });
  return {
    text: lines(
      t("summaries.draft.title", { n: draft.topic }),
      t("summaries.draft.how"),
      "",
      asHtml(textOf(draft)),
    ),
    buttons: [
      [
        button("post", post.data(community, draft)),
        button("rewrite", rewrite.data(community, draft)),
        button("discard", discard.data(community, draft)),
      ],
    ],
  };
}
