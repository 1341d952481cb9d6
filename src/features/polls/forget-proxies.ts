import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";
import { deletePapersOf } from "./store/papers.ts";
import { listProxiesOf, settleProxy } from "./store/proxies.ts";

/** Nobody votes for them any more, nor they for anybody; papers name them no more. */
export const forgetProxies: Listener = {
  on: "member.forgotten",
  async run({ tx, community, now }, { memberId, eraser }) {
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
