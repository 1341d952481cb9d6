/**
 * All that the bot says. A turn enqueues; delivery sends after the commit, at
 * the pace that Telegram allows, at least once and in order within a chat. Each
 * notice passes one gate, which knows quiet hours, the group's budget and digest.
 */
import "./tables.ts";

export type { Button, Content, Item } from "./content.ts";
export { mentionOf } from "./content.ts";
export { toMessage } from "./markup.ts";
export type { DigestSection, NoticeSpec, Place } from "./notice.ts";
export { say, react, revise } from "./say.ts";
export { amendPrivately, findReach, tell, tellPrivately } from "./tell.ts";
export {
  listWaiting,
  withdraw,
  withdrawReplaced as takeBack,
} from "./enqueue.ts";
export { takeHeldLines, type HeldLine } from "./held-lines.ts";
export { countTaps, weekOfBurden, type WeekOfBurden } from "./burden.ts";
export { eraseNotices, forgetNotices } from "./erase-notices.ts";
export { linkToCard } from "./link-card.ts";
export { wasSaidSince } from "./recall-notice.ts";
export { pruneOutbox } from "./prune-outbox.ts";
export { offerCommands, type BotCommand } from "./offer-commands.ts";
export {
  findCardMessage,
  forgetShown,
  pinCard,
  refreshCard,
  showCard,
  touchCard,
  type CardKind,
} from "./cards.ts";
export { createDelivery, type Delivery } from "./delivery.ts";
export { createLimiter, telegramRates, type Rates } from "./limiter.ts";
export { judgeFailure } from "./failures.ts";
export { CallFailed, Upload, type Call } from "./transport.ts";
export {
  findPollByTelegram,
  findPollMessage,
  nativePollSchema,
  stopPoll,
  type NativePoll,
} from "./native-polls.ts";
export { findPrivateSubject, findSubject, noteSubject } from "./messages.ts";
export { refreshCards } from "./lost-chats.ts";
