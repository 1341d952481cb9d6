import type { Events } from "./events.ts";
import type { Limits } from "./limits.ts";
import type { Presses } from "./presses.ts";
import type { State } from "./state.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Webhook } from "./webhook.ts";

/** What every act and every method works on. */
export interface Core {
  readonly state: State;
  readonly events: Events;
  readonly updates: UpdateQueue;
  readonly limits: Limits;
  readonly presses: Presses;
  readonly webhook: Webhook;
}
