import type { Member } from "#platform/community";
import { html, type Html } from "#platform/i18n";

export type Button =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly url: string };

/** What one message says: marked text and rows of buttons. */
export interface Content {
  readonly text: Html;
  readonly buttons?: readonly (readonly Button[])[];
}

/** An item by kind and number, or another thing that a message can be about. */
export interface Item {
  readonly kind: string;
  readonly number: number;
}

/**
 * The name, so that the person is notified. Of somebody not met yet it is their
 * @username, which Telegram makes a mention of by itself.
 */
export const mentionOf = (member: Member): Html =>
  member.userId === null
    ? html`${member.name}`
    : html`<a href="tg://user?id=${member.userId}">${member.name}</a>`;
