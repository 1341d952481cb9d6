import type { Core } from "./core.ts";
import { describeForPage } from "./page-message.ts";
import type { SeenMessage } from "./seen.ts";

const heartbeatMs = 15_000;

/** Server-sent events, until the page goes away or the playground closes. */
export function streamEvents(core: Core, ends: AbortSignal[]): Response {
  const { events, state } = core;
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (event: object) =>
        write(`data: ${JSON.stringify(event)}\n\n`);
      const tell =
        (type: "message" | "edit" | "reaction") =>
        ({ chatId, message }: { chatId: number; message: SeenMessage }) =>
          send({
            type,
            chat: chatId,
            message: describeForPage(state, message),
          });
      const subscriptions = [
        events.on("message", tell("message")),
        events.on("edit", tell("edit")),
        events.on("reaction", tell("reaction")),
        events.on("delete", ({ chatId, messageId }) =>
          send({ type: "delete", chat: chatId, messageId }),
        ),
        events.on("chat", ({ chatId }) => send({ type: "chat", chat: chatId })),
        events.on("typing", ({ chatId }) =>
          send({ type: "typing", chat: chatId }),
        ),
        events.on("clock", ({ now }) => send({ type: "clock", now })),
      ];
      const heartbeat = setInterval(
        () => write(": still here\n\n"),
        heartbeatMs,
      );
      heartbeat.unref();
      const end = AbortSignal.any(ends);
      stop = () => {
        clearInterval(heartbeat);
        for (const unsubscribe of subscriptions) unsubscribe();
      };
      end.addEventListener("abort", () => {
        stop();
        try {
          controller.close();
        } catch {
          // The page went first and closed it.
        }
      });
      write(": welcome\n\n");
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
