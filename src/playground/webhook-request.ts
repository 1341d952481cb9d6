import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";

export type Delivery =
  | { ok: true; body: string }
  | { ok: false; message: string; retryAfterMs: number };

/** Connections to one webhook, kept open between updates. */
export interface WebhookLine {
  post(body: string): Promise<Delivery>;
  /** Breaks off what is under way. */
  close(): void;
}

const timeoutMs = 60_000;

export function openWebhookLine(to: {
  url: string;
  secretToken: string;
  maxConnections: number;
}): WebhookLine {
  const url = new URL(to.url);
  const isSecure = url.protocol === "https:";
  const options = { keepAlive: true, maxSockets: to.maxConnections };
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  const request = isSecure ? requestHttps : requestHttp;
  const secret =
    to.secretToken === ""
      ? {}
      : { "x-telegram-bot-api-secret-token": to.secretToken };

  return {
    post: (body) =>
      new Promise((resolve) => {
        const fail = (message: string, retryAfterMs = 0) =>
          resolve({ ok: false, message, retryAfterMs });
        const headers = {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...secret,
        };
        const sent = request(
          url,
          { method: "POST", agent, headers, timeout: timeoutMs },
          (response) => {
            const parts: Buffer[] = [];
            response.on("data", (part: Buffer) => parts.push(part));
            response.on("error", () => fail("Webhook connection closed"));
            response.on("end", () => {
              const status = response.statusCode ?? 0;
              if (status >= 200 && status < 300) {
                resolve({ ok: true, body: Buffer.concat(parts).toString() });
                return;
              }
              const seconds = Number(response.headers["retry-after"] ?? 0);
              fail(
                `Wrong response from the webhook: ${status} ${response.statusMessage ?? ""}`,
                seconds > 0 ? seconds * 1000 : 0,
              );
            });
          },
        );
        sent.on("timeout", () => sent.destroy());
        sent.on("error", (error: NodeJS.ErrnoException) =>
          fail(
            error.code === "ECONNREFUSED"
              ? "Connection refused"
              : "Webhook connection closed",
          ),
        );
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
