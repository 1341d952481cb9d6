import { start } from "./api.ts";
import { openChat } from "./choose.ts";
import { session } from "./session.ts";
import { complain } from "./toast.ts";

const allowed = ["http:", "https:", "mailto:", "tel:"];

/** The address if a click on it can do no harm (no javascript:, data:, …). */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return allowed.includes(url.protocol) ? url.href : undefined;
}

/** Deep links to the bot open its private chat here, as Telegram's clients do. */
export function followLink(address: string): "inside" | "outside" {
  const url = new URL(address);
  const name = session.state.bot.username?.toLowerCase();
  const toBot =
    ["t.me", "telegram.me"].includes(url.hostname) &&
    url.pathname.slice(1).toLowerCase() === name;
  if (!toBot) return "outside";
  const payload = url.searchParams.get("start") ?? undefined;
  openChat(session.me);
  if (payload !== undefined) start(session.me, payload).catch(complain);
  return "inside";
}

export function openLink(address: string): void {
  const safe = safeAddress(address);
  if (safe && followLink(safe) === "outside")
    window.open(safe, "_blank", "noopener");
}
