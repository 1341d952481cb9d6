import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { setTimeout as wait } from "node:timers/promises";
import type { createCallRecorder } from "./calls.ts";
import type { Core } from "./core.ts";
import type { Faults } from "./faults.ts";
import { findMethod } from "./methods.ts";
import { readText, type Params } from "./params.ts";
import { readParams } from "./read-request.ts";
import { Refusal, type RefusalParameters } from "./refusal.ts";

export interface BotApi {
  /** Runs a method as a webhook's answer names it: nobody hears the result. */
  callSilently(method: string, values: Record<string, unknown>): void;
  handle(c: Context): Promise<Response>;
  /** A file by the file_path that getFile told. */
  download(c: Context): Response;
}

type Answer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      error_code: number;
      description: string;
      parameters?: RefusalParameters;
    };

/** The HTTP side of the Bot API: one gate for parameters, faults, refusals. */
export function createBotApi(edges: {
  core: Core;
  token: string;
  faults: Faults;
  calls: ReturnType<typeof createCallRecorder>;
}): BotApi {
  const { core, token, faults, calls } = edges;

  async function run(
    name: string,
    params: Params,
    watchCaller?: () => AbortSignal,
  ): Promise<Answer> {
    const method = findMethod(name);
    if (!method) return refuse(new Refusal(404, "Not Found"));
    try {
      const call = { core, params, ...(watchCaller ? { watchCaller } : {}) };
      return { ok: true, result: await method(call) };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error);
      throw error;
    }
  }

  function record(name: string, params: Params, answer: Answer): void {
    const files = [...params.files].map(([field, file]): [string, object] => [
      field,
      { name: file.name, mime: file.mime, size: file.bytes.length },
    ]);
    calls.record({
      method: name,
      params:
        files.length > 0
          ? { ...params.values, ...Object.fromEntries(files) }
          : params.values,
      at: Date.now(),
      ok: answer.ok,
      ...(answer.ok
        ? {}
        : {
            error: {
              code: answer.error_code,
              description: answer.description,
            },
          }),
    });
  }

  async function readOrRefuse(c: Context): Promise<Params | Refusal> {
    try {
      return await readParams(c);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  return {
    callSilently(method, values) {
      const params = { values, files: new Map() };
      void run(method, params).then((answer) => {
        record(method, params, answer);
      });
    },
    async handle(c) {
      const [bot = "", name = ""] = c.req.path.split("/").slice(1);
      if (bot !== `bot${token}`) {
        return respond(refuse(new Refusal(401, "Unauthorized")));
      }
      const params = await readOrRefuse(c);
      if (params instanceof Refusal) return respond(refuse(params));
      const fault = faults.take(name, readText(params, "chat_id"));
      if (fault === "reset-before") return hangUp(c);
      let answer: Answer;
      if (typeof fault === "object" && "code" in fault) {
        const { code, description, parameters } = fault;
        answer = refuse(new Refusal(code, description, parameters));
      } else {
        answer = await run(name, params, () => c.req.raw.signal);
      }
      record(name, params, answer);
      if (fault === "reset-after") return hangUp(c);
      if (typeof fault === "object" && "stallMs" in fault) {
        await wait(fault.stallMs, undefined, { ref: false });
      }
      return respond(answer);
    },
    download(c) {
      const [, , bot, ...rest] = c.req.path.split("/");
      if (bot !== `bot${token}`) {
        return respond(refuse(new Refusal(401, "Unauthorized")));
      }
      const file = core.state.filesByPath.get(rest.join("/"));
      if (!file) return respond(refuse(new Refusal(404, "Not Found")));
      return new Response(Buffer.from(file.bytes), {
        headers: { "content-type": "application/octet-stream" },
      });
    },
  };
}

function refuse(refusal: Refusal): Answer {
  return {
    ok: false,
    error_code: refusal.code,
    description: refusal.message,
    ...(refusal.parameters ? { parameters: refusal.parameters } : {}),
  };
}

function respond(answer: Answer): Response {
  const headers: Record<string, string> = {
    "content-type": "application/json",
  };
  if (answer.ok) return new Response(JSON.stringify(answer), { headers });
  if (answer.parameters?.retry_after !== undefined) {
    headers["retry-after"] = String(answer.parameters.retry_after);
  }
  return new Response(JSON.stringify(answer), {
    status: answer.error_code,
    headers,
  });
}

/** Breaks the connection under the caller; needs a real socket. */
function hangUp(c: Context): Promise<Response> {
  const { incoming } = c.env as Partial<HttpBindings>;
  if (!incoming) throw new Error("Only a call over HTTP can be broken off.");
  incoming.socket.destroy();
  return new Promise(() => undefined);
}
