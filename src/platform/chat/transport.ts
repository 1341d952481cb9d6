import { FormData, Pool } from "undici";
import { z } from "zod";
import { CallFailed, Upload, type Call } from "#platform/outbox";

export interface Transport {
  readonly call: Call;
  /** A call that a turn waits for: gives up soon. */
  readonly ask: Call;
  /** A long poll: waits as long as `timeoutS` and a bit for the answer. */
  poll(
    parameters: Readonly<Record<string, unknown>> & { timeout: number },
    signal: AbortSignal,
  ): Promise<unknown>;
  /** A file by its `file_path`; rejects with CallFailed, also when it is over `most` bytes. */
  download(path: string, most: number): Promise<Uint8Array>;
  /** Calls that hang are broken off after a while, so that a stop can end. */
  endSoon(): void;
  close(): Promise<void>;
}

const answerSchema = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    description: z.string(),
    parameters: z
      .object({
        retry_after: z.number().optional(),
        migrate_to_chat_id: z.number().optional(),
      })
      .optional(),
  }),
]);

const callTimeoutMs = 30_000;
const askTimeoutMs = 4_000;
const endingMs = 4_000;

/** Calls of the Bot API over kept-alive connections. Errors never show the token. */
export function createTransport(given: {
  readonly root: string;
  readonly token: string;
}): Transport {
  const { origin, pathname } = new URL(given.root);
  const rootPath = pathname.replace(/\/$/, "");
  const base = `${rootPath}/bot${given.token}/`;
  const pool = new Pool(origin, {
    connections: 32,
    keepAliveTimeout: 30_000,
    connect: { timeout: 10_000 },
  });
  // Its own pool: a long poll must not take a connection from the calls.
  const polls = new Pool(origin, {
    connections: 1,
    connect: { timeout: 10_000 },
  });

  let ending: NodeJS.Timeout | undefined;

  async function send(
    through: Pool,
    method: string,
    parameters: Readonly<Record<string, unknown>>,
    limit: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<unknown> {
    let body: string;
    try {
      const response = await through.request({
        path: base + method,
        method: "POST",
        ...encode(parameters),
        headersTimeout: limit.timeoutMs,
        bodyTimeout: limit.timeoutMs,
        ...(limit.signal && { signal: limit.signal }),
      });
      body = await response.body.text();
    } catch (cause) {
      const { message } = cause as Error;
      throw new CallFailed(
        `${method} did not reach Telegram: ${message.replaceAll(given.token, "…")}`,
        { code: 0, cause },
      );
    }
    return readAnswer(method, body);
  }

  async function download(path: string, most: number): Promise<Uint8Array> {
    try {
      const { statusCode, body } = await pool.request({
        path: `${rootPath}/file/bot${given.token}/${path}`,
        method: "GET",
        headersTimeout: askTimeoutMs,
        bodyTimeout: askTimeoutMs,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of body) {
        chunks.push(chunk as Buffer);
        size += (chunk as Buffer).length;
        if (size > most) throw new Error("it is too large");
      }
      if (statusCode !== 200) throw new Error(`status ${statusCode}`);
      return Buffer.concat(chunks);
    } catch (cause) {
      const { message } = cause as Error;
      throw new CallFailed(
        `a file was not downloaded: ${message.replaceAll(given.token, "…")}`,
        { code: 0, cause },
      );
    }
  }

  return {
    download,
    call: (method, parameters) =>
      send(pool, method, parameters, { timeoutMs: callTimeoutMs }),
    ask: (method, parameters) =>
      send(pool, method, parameters, { timeoutMs: askTimeoutMs }),
    poll: (parameters, signal) =>
      send(polls, "getUpdates", parameters, {
        timeoutMs: parameters.timeout * 1_000 + 10_000,
        signal,
      }),
    endSoon() {
      ending ??= setTimeout(() => void pool.destroy(), endingMs);
    },
    async close() {
      clearTimeout(ending);
      await Promise.all([pool.destroy(), polls.destroy()]);
    },
  };
}

function readAnswer(method: string, body: string): unknown {
  let read;
  try {
    read = answerSchema.parse(JSON.parse(body));
  } catch (cause) {
    throw new CallFailed(`${method} was answered by no Bot API`, {
      code: 0,
      cause,
    });
  }
  if (read.ok) return read.result;
  const { retry_after, migrate_to_chat_id } = read.parameters ?? {};
  throw new CallFailed(`${method}: ${read.description}`, {
    code: read.error_code,
    retryAfterMs: retry_after === undefined ? null : retry_after * 1_000,
    migratedTo: migrate_to_chat_id ?? null,
  });
}

function encode(parameters: Readonly<Record<string, unknown>>) {
  const uploads = Object.values(parameters).some((v) => v instanceof Upload);
  if (!uploads) {
    return {
      body: JSON.stringify(parameters),
      headers: { "content-type": "application/json" },
    };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) {
    if (value instanceof Upload) {
      form.set(name, new Blob([Uint8Array.from(value.bytes)]), value.name);
    } else if (value !== undefined) {
      form.set(name, typeof value === "string" ? value : JSON.stringify(value));
    }
  }
  return { body: form };
}
