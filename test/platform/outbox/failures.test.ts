import { describe, expect, it } from "vitest";
import { CallFailed, judgeFailure } from "#platform/outbox";
import { backoffMs } from "../../../src/platform/outbox/failures.ts";

const failed = (
  code: number,
  message: string,
  rest: { retryAfterMs?: number; migratedTo?: number } = {},
) => new CallFailed(`sendMessage: ${message}`, { code, ...rest });

describe("what delivery does about a failure", () => {
  it.each([
    [failed(429, "Too Many Requests", { retryAfterMs: 7_000 }), "retry", 7_000],
    [failed(0, "sendMessage did not reach Telegram"), "retry", null],
    [failed(500, "Internal Server Error"), "retry", null],
    [failed(502, "Bad Gateway"), "retry", null],
    [failed(401, "Unauthorized"), "retry", null],
    [
      failed(400, "Bad Request: not enough rights to send text messages"),
      "retry",
      600_000,
    ],
    [failed(400, "Bad Request: TOPIC_CLOSED"), "retry", 600_000],
  ] as const)("tries again: %s", (error, verdict, ms) => {
    expect(judgeFailure(error)).toEqual({ do: verdict, ms });
  });

  it.each([
    [failed(403, "Forbidden: bot was blocked by the user"), "lose-chat"],
    [failed(403, "Forbidden: bot is not a member"), "lose-chat"],
    [failed(400, "Bad Request: chat not found"), "lose-chat"],
    [failed(400, "Bad Request: message is not modified: …"), "done"],
    [failed(400, "Bad Request: message to delete not found"), "done"],
    [failed(400, "Bad Request: message can't be deleted"), "done"],
    [failed(400, "Bad Request: message to edit not found"), "repost"],
    [failed(400, "Bad Request: message can't be edited"), "repost"],
    [failed(400, "Bad Request: message thread not found"), "lose-thread"],
    [failed(400, "Bad Request: message is too long"), "give-up"],
    [failed(400, "Bad Request: what nobody knows"), "give-up"],
    [failed(413, "Request Entity Too Large"), "give-up"],
    [new TypeError("a bug of ours"), "give-up"],
  ] as const)("%s: %s", (error, verdict) => {
    expect(judgeFailure(error).do).toBe(verdict);
  });

  it("follows a group to its new address", () => {
    const error = failed(400, "group chat was upgraded", { migratedTo: -100 });
    expect(judgeFailure(error)).toEqual({ do: "move-chat", to: -100 });
  });

  it.each([
    ["sendPoll", "not enough rights to send polls to the chat", "give-up"],
    ["sendPoll", "not enough rights to send text messages", "retry"],
    ["sendPhoto", "not enough rights to send photos to the chat", "give-up"],
    ["sendPhoto", "not enough rights to send text messages", "retry"],
    ["stopPoll", "message with poll to stop not found", "give-up"],
    ["stopPoll", "poll has already been closed", "done"],
    ["stopPoll", "poll can't be stopped", "give-up"],
  ])("%s: %s: %s", (method, message, verdict) => {
    const error = new CallFailed(`${method}: Bad Request: ${message}`, {
      code: 400,
    });
    expect(judgeFailure(error).do).toBe(verdict);
  });

  it.each(["deleteMessage", "setMessageReaction", "pinChatMessage"])(
    "gives %s up where the right to it is missing",
    (method) => {
      const error = new CallFailed(
        `${method}: Bad Request: not enough rights`,
        {
          code: 400,
        },
      );
      expect(judgeFailure(error).do).toBe("give-up");
    },
  );
});

describe("the backoff", () => {
  it("doubles from a second to five minutes", () => {
    const plain = [0, 1, 2, 3, 8, 9, 50].map((n) => backoffMs(n, 0));
    expect(plain).toEqual([
      1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
    ]);
  });
  it("is spread by up to a quarter", () => {
    expect(backoffMs(0, 0.999)).toBeGreaterThan(1_249);
    expect(backoffMs(0, 0.999)).toBeLessThan(1_250);
  });
});
