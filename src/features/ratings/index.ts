import type { Feature } from "#platform/chat";
import { buttons } from "./answer-presses.ts";
import { events, jobs } from "./jobs.ts";
import { ratingCard } from "./show-rating.ts";

export { askForRatings } from "./ask-for-ratings.ts";
export { cancelRatings, closeRatings } from "./close-ratings.ts";
export { gatherOwnRatings } from "./gather-own.ts";
export { findRating } from "./store.ts";

/** What residents think of how a topic was handled, and its end. */
export const ratings: Feature = {
  name: "ratings",
  buttons,
  cards: [ratingCard],
  jobs,
  events,
};
