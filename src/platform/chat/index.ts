/**
 * The conversation with Telegram: updates come in and become turns, presses and
 * commands find their feature, calls go out. The only importer of telegraf,
 * whose own polling and transport lose updates and hang on uploads.
 */
export { createChat, type Chat } from "./create-chat.ts";
export { createTransport } from "./transport.ts";
export { introduceBot } from "./introduce-bot.ts";
export { createMenuKeeper, publishCommands } from "./offer-menus.ts";
export { callback } from "./callback.ts";
export { answer, refuse } from "./answer.ts";
export { namesOfConveners } from "./refusals.ts";
export { ask, awaitWords, dialogueKind, endDialogue } from "./dialogues.ts";
export { deepLink, keyLink } from "./deep-links.ts";
export { findOwnDialogue, forgetDialogues } from "./own-dialogues.ts";
export { readItemNumber } from "./item-number.ts";
export { mayRewrite, rewritePressed } from "./rewrite-pressed.ts";
export { whisper } from "./whisper.ts";
export { asConvener, isDeaf } from "./rights.ts";
export type { ConvenerTurn } from "./rights.ts";
export {
  onPress,
  conveners,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DeepLink,
  type DialogueKind,
  type Feature,
  type Incoming,
  type IncomingFile,
  type ReplyKind,
  type SharedPlace,
  type Toast,
} from "./feature.ts";
