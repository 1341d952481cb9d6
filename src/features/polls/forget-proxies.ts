import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";
import { voidPapersOf } from "./settle-papers.ts";
import { deletePapersOf } from "./store/papers.ts";
import { listProxiesOf, settleProxy } from "./store/proxies.ts";

/**
 * Nobody votes for them any more, nor they for anybody; papers name them no more,
 * and what they entered alone ends: come again, they could be the second person.
 */
export const forgetProxies: Listener = {
  on: "member.forgotten",
  async run(turn, { memberId, eraser }) {
    const { tx, community, now } = turn;
    await voidPapersOf(turn, memberId);
    for (const { id } of await listProxiesOf(tx, community.id, memberId)) {
      await settleProxy(tx, community.id, id, { state: "revoked", now });
    }
    await deletePapersOf(tx, community.id, memberId);
    await eraseWords(
      tx,
      community.id,
      {
        table: "papers",
        key: ["batch_id", "elector_id"],
        texts: ["reason"],
        json: [],
      },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      {
        table: "secret_papers",
        key: ["batch_id", "place"],
        texts: ["reason"],
        json: [],
      },
      eraser,
    );
  },
};
