import type { Account, Member, Person } from "#platform/community";
import type { JobKind } from "#platform/jobs";
import type { Words } from "#platform/i18n";
import type { CardKind, Content, Item, Place } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import type { Callback } from "./callback.ts";
import type { ConvenerTurn } from "./rights.ts";
import type { Whisper } from "./whisper.ts";

/** A person's act in a chat. */
export interface ChatTurn extends Turn {
  readonly actor: Member;
  readonly account: Account;
  /**
   * `group`: an administrator without a name, or the group's own channel; may
   * convene, is nobody who could vote. `channel`: any other channel, may neither.
   */
  readonly voice: "person" | "group" | "channel";
  readonly place: Place;
  readonly message: Incoming | null;
  /** For what everybody there reads. */
  readonly words: Words;
  /** For what is for the person alone. */
  readonly personal: Words;
  /** What `whisper` says once this is committed. */
  readonly whispers: Whisper[];
}

/** A message that came in, or the one whose button was pressed. */
export interface Incoming {
  readonly id: number;
  /**
   * What the command was followed by, or the whole text. Of a press: what
   * followed the command that the pressed message answers.
   */
  readonly text: string;
  /** People named in `text` without a username, where they stand in it. */
  readonly mentions: readonly (Person & { offset: number; length: number })[];
  /** One Telegram file id a photo; an album comes as several messages. */
  readonly photos: readonly string[];
  /** The same for all messages of an album. */
  readonly albumId: string | null;
  readonly location: SharedPlace | null;
  /** A document sent in private chat. */
  readonly file: IncomingFile | null;
  /** The forum topic it was written in; null: General, or no forum. */
  readonly threadId: number | null;
  readonly replyTo: {
    readonly id: number;
    readonly text: string;
    /** The bot itself said it. */
    readonly isOurs: boolean;
    /** null: the bot, or nobody we can name. */
    readonly author: Person | null;
    readonly about: Item | null;
    readonly photos: readonly string[];
    readonly location: SharedPlace | null;
  } | null;
}

export interface SharedPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Of a venue. */
  readonly name: string | null;
}

export interface IncomingFile {
  /** Telegram's, by which it can be sent on. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** null: too large, or Telegram did not hand it out. */
  readonly bytes: Uint8Array | null;
}

export interface Command {
  /** As in `/name`; its other names, menu line and example are in the locales. */
  readonly name: string;
  /** False: it works for people who belong to no community yet. */
  readonly needsCommunity?: false;
  /** `#name` anywhere in what somebody says is meant too. */
  readonly inTalk?: true;
  /**
   * In private chat: the community that the text is a key to, though the sender
   * may not be in it; null: to none. `keyLink` makes a link of such a key.
   */
  readonly leadsInto?: (turn: ChatTurn, text: string) => Promise<number | null>;
  /** False: it works, but Telegram's menu is short without it. */
  readonly isListed?: false;
  /** It is about oneself: the menu offers it in private chat alone. */
  readonly isPersonal?: true;
  readonly who: Permission;
}

/** Who may, and what happens; made by `residents` and `conveners`. */
export type Permission =
  | { readonly may: "resident"; run(turn: ChatTurn): Promise<void> }
  | {
      readonly may: "convener";
      run(turn: ConvenerTurn): Promise<void>;
    };

export const residents = (
  run: (turn: ChatTurn) => Promise<void>,
): Permission => ({ may: "resident", run });

export const conveners = (
  run: (turn: ConvenerTurn) => Promise<void>,
): Permission => ({ may: "convener", run });

/** The answer to a press, for the presser alone; `alert` stays until it is tapped away. */
export interface Toast {
  readonly text: string;
  readonly alert?: true;
  readonly url?: string;
  /**
   * What the pressed message then says, from memory alone: no table ever holds
   * it. In private chat only, and only if `mayRewrite`.
   */
  readonly becomes?: Content;
}

export interface ButtonHandler {
  readonly name: string;
  readonly may: "resident" | "convener";
  /** null: the data is not what this button writes. */
  press(
    turn: ChatTurn | ConvenerTurn,
    parts: readonly string[],
  ): Promise<Toast> | null;
}

/** What a button does; the pressed message is `turn.message`. */
export function onPress<Field extends string>(
  button: Callback<Field>,
  may: "resident",
  run: (turn: ChatTurn, args: Record<Field, number>) => Promise<Toast>,
): ButtonHandler;
export function onPress<Field extends string>(
  button: Callback<Field>,
  may: "convener",
  run: (turn: ConvenerTurn, args: Record<Field, number>) => Promise<Toast>,
): ButtonHandler;
export function onPress<Field extends string>(
  button: Callback<Field>,
  may: "resident" | "convener",
  run: (turn: ConvenerTurn, args: Record<Field, number>) => Promise<Toast>,
): ButtonHandler {
  return {
    name: button.name,
    may,
    press(turn, parts) {
      const args = button.read(parts);
      return args && run(turn as ConvenerTurn, args);
    },
  };
}

/** A reply to one of the bot's messages about an item of this kind. */
export interface ReplyKind {
  readonly kind: string;
  run(turn: ChatTurn, number: number): Promise<void>;
}

/** The next step of a conversation of several, see `ask`. */
export interface DialogueKind {
  readonly kind: string;
  run(turn: ChatTurn, state: Record<string, string | number>): Promise<void>;
}

/** `/start <letter><community>-<number>`: what a 🔗 button opens in private chat. */
export interface DeepLink {
  readonly letter: string;
  run(turn: ChatTurn, number: number): Promise<void>;
}

/** A feature is data; `app.ts` lists them in the order of their rank. */
export interface Feature {
  readonly name: string;
  readonly commands?: readonly Command[];
  readonly buttons?: readonly ButtonHandler[];
  readonly replies?: readonly ReplyKind[];
  readonly dialogues?: readonly DialogueKind[];
  readonly links?: readonly DeepLink[];
  /** What people say that is neither command nor answer; true: it was for this feature. */
  readonly overhears?: (turn: ChatTurn) => Promise<boolean>;
  readonly cards?: readonly CardKind[];
  readonly jobs?: readonly JobKind[];
  readonly events?: readonly Listener[];
}
