import { isDeepStrictEqual } from "node:util";
import type { Method } from "./call.ts";
import { readAllowed } from "./method-updates.ts";
import { readFlag, readInteger, readText } from "./params.ts";
import { badRequest } from "./refusal.ts";

export const setWebhook: Method = (call) => {
  const { core, params } = call;
  const url = readText(params, "url") ?? "";
  if (url === "") return deleteWebhook(call);
  core.limits.spendWebhook();
  checkAddress(url);
  const secretToken = readText(params, "secret_token") ?? "";
  if (secretToken.length > 256) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  core.updates.allow(readAllowed(call));
  const connections = readInteger(params, "max_connections") ?? 40;
  const settings = {
    url,
    secretToken,
    maxConnections: Math.min(100, Math.max(1, connections)),
  };
  if (readFlag(params, "drop_pending_updates")) {
    core.webhook.clear();
    core.updates.clear();
  } else if (isDeepStrictEqual(settings, core.webhook.settings)) {
    // Already set: deliveries and their delays go on as they are.
    return true;
  }
  core.webhook.set(settings);
  return true;
};

export const deleteWebhook: Method = ({ core, params }) => {
  core.webhook.set(undefined);
  if (readFlag(params, "drop_pending_updates")) core.updates.clear();
  return true;
};

export const getWebhookInfo: Method = ({ core }) => {
  const { settings } = core.webhook;
  const error = core.webhook.lastError();
  const allowed = core.updates.allowedKinds();
  return {
    url: settings?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: core.updates.pending() + core.webhook.pending(),
    ...(settings ? { max_connections: settings.maxConnections } : {}),
    ...(error
      ? {
          last_error_date: Math.floor(error.atMs / 1000),
          last_error_message: error.message,
        }
      : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  };
};

/** Plain http only on this machine, where no certificate can be had. */
function checkAddress(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) throw badRequest("invalid webhook URL specified");
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(
    parsed.hostname,
  );
  if (isLoopback && parsed.protocol === "http:") return;
  if (parsed.protocol !== "https:") {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
}
