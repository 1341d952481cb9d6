import { createWords, cutText } from "#platform/i18n";
import type { Tx } from "#platform/store";
import { answer } from "./answer.ts";
import type { SceneGiven } from "./create-chat.ts";
import type { Toast } from "./feature.ts";
import { openScene, type Scene } from "./open-scene.ts";
import type { Update } from "./update.ts";

/** Telegram's limit for the answer to a press. */
const longestToast = 200;

export const cutToast = (text: string): string => cutText(text, longestToast);

/** After a bug of ours: nothing changed, and whoever acted is told so. */
export async function apologise(
  given: SceneGiven,
  tx: Tx,
  update: Update,
  scene: Scene | null,
): Promise<Toast> {
  const { locale, timeZone } = given.defaults;
  const now = given.clock.now();
  const words = scene?.turn?.personal ?? createWords({ locale, timeZone, now });
  // A press has its toast; a community that was undone has nobody to tell.
  if (update.message && scene?.isAddressed && !scene.isFirst) {
    try {
      await given.store.attempt(tx, async () => {
        // Anew: the lock and the rows of the first were undone with the turn.
        const turn = (await openScene(given, tx, update))?.turn;
        if (turn) await answer(turn, { text: turn.words.t("chat.apology") });
      });
    } catch (error) {
      given.log.error({ err: error }, "not even the apology could be said");
    }
  }
  return { text: words.plain("chat.apology"), alert: true };
}
