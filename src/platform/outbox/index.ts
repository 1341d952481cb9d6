/**
 * All that the bot says. A turn enqueues; delivery sends after the commit, at
 * the pace that Telegram allows, at least once and in order within a chat.
 */
import "./tables.ts";

export type { Button, Content, Item } from "./content.ts";
export { mentionOf } from "./content.ts";
export { toMessage } from "./markup.ts";
export {
  say,
  tell,
  react,
  revise,
  type NoticeSpec,
  type Place,
} from "./say.ts";
export {
  findCardMessage,
  showCard,
  touchCard,
  type CardKind,
} from "./cards.ts";
export { createDelivery, type Delivery } from "./delivery.ts";
export { createLimiter, telegramRates, type Rates } from "./limiter.ts";
export { judgeFailure } from "./failures.ts";
export { CallFailed, Upload, type Call } from "./transport.ts";
export { findPrivateSubject, findSubject } from "./messages.ts";
export { refreshCards } from "./lost-chats.ts";
