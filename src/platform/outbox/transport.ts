/** One call of a Bot API method; rejects with CallFailed. */
export type Call = (
  method: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** Telegram said no (`code` from 400), or was not reached (`code` 0). */
export class CallFailed extends Error {
  readonly code: number;
  readonly retryAfterMs: number | null;
  readonly migratedTo: number | null;

  constructor(
    message: string,
    given: {
      code: number;
      retryAfterMs?: number | null;
      migratedTo?: number | null;
      cause?: unknown;
    },
  ) {
    super(message, { cause: given.cause });
    this.code = given.code;
    this.retryAfterMs = given.retryAfterMs ?? null;
    this.migratedTo = given.migratedTo ?? null;
  }
}

/** A file to send: put it where the method expects a file. */
export class Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}
