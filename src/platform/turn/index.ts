import type { Community, Member } from "#platform/community";
import type { Log } from "#platform/log";
import type { Store, Tx } from "#platform/store";

/**
 * Domain events and what they carry. The feature that emits one adds it here by
 * declaration merging; a feature of any rank may listen.
 */
export interface Events {}

/**
 * One thing that happens in one community, in one transaction: a person's act,
 * a due job, a form. Nothing in it may wait for the network.
 */
export interface Turn {
  readonly tx: Tx;
  /** Epoch ms; the same for the whole turn. */
  readonly now: number;
  readonly community: Community;
  /** Who acts; null: the bot itself, because time has come. */
  readonly actor: Member | null;
  readonly bot: BotIdentity;
  readonly log: Log;
  /** Tells every listener, within this transaction. */
  emit<Name extends keyof Events>(
    name: Name,
    event: Events[Name],
  ): Promise<void>;
  /**
   * A turn of another community in the same transaction, for what a person does
   * in all of theirs at once; waits for the turn that is under way there.
   */
  visit(community: Community, actor: Member | null): Promise<Turn>;
}

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  /** False: privacy mode is on, the bot hears only what is meant for it. */
  readonly readsEverything: boolean;
}

export type Listener = {
  [Name in keyof Events]: {
    readonly on: Name;
    run(turn: Turn, event: Events[Name]): Promise<void>;
  };
}[keyof Events];

export interface Turns {
  /** A turn of `community` inside `tx`, which the caller opened and locked. */
  open(tx: Tx, community: Community, actor: Member | null): Turn;
}

export function createTurns(given: {
  readonly store: Store;
  readonly now: () => number;
  readonly bot: BotIdentity;
  readonly log: Log;
  readonly listeners: readonly Listener[];
}): Turns {
  const listenersOf = Map.groupBy(given.listeners, (l) => l.on);
  const turns: Turns = {
    open(tx, community, actor) {
      const turn: Turn = {
        tx,
        now: given.now(),
        community,
        actor,
        bot: given.bot,
        log: given.log,
        async emit(name, event) {
          for (const listener of listenersOf.get(name) ?? []) {
            await (listener.run as (t: Turn, e: unknown) => Promise<void>)(
              turn,
              event,
            );
          }
        },
        async visit(other, visitor) {
          await given.store.lockCommunity(tx, other.id);
          return turns.open(tx, other, visitor);
        },
      };
      return turn;
    },
  };
  return turns;
}
