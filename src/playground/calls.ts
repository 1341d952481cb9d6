/** One Bot API call as it came in and went out. */
export interface RecordedCall {
  method: string;
  params: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds of real time. */
  at: number;
  ok: boolean;
  error?: { code: number; description: string };
}

const keep = 50_000;
const slack = 5_000;

/** Keeps the last 50,000 calls; `list` stays the same array. */
export function createCallRecorder(): {
  list: RecordedCall[];
  record(call: RecordedCall): void;
} {
  const list: RecordedCall[] = [];
  return {
    list,
    record(call) {
      list.push(call);
      // In steps: moving the whole list for every call would show.
      if (list.length >= keep + slack) list.splice(0, list.length - keep);
    },
  };
}
