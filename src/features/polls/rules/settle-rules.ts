import type { Electorate, Method, PollRules } from "../types.ts";
import type { PollRefusal } from "./poll-refusals.ts";
import { methods, type Slot } from "./poll-words.ts";
import type { Said } from "./read-setting.ts";
import { readThreshold } from "./threshold.ts";

/** What each ballot shares out when nothing is said. */
const usualPoints = 10;

/** Settings that some methods alone have; the rest go with each. */
const methodsWith: Partial<Record<Slot, readonly Method[]>> = {
  seats: ["stv"],
  points: ["dots"],
  need: ["countmein"],
  matter: ["dual-majority"],
  silent: ["dual-majority"],
  // Only these count how many people are for one thing.
  pass: ["single", "approval", "consent", "irv", "dual-majority"],
  quorum: methods.filter((one) => one !== "countmein"),
};

/** Who the owners are, and that their area counts, is the law's; its shares may be others. */
const setByLaw: readonly Slot[] = ["by", "area"];

/** Whether something can be said of it in a poll of this method at all. */
export const isOfMethod = (slot: Slot, method: Method): boolean =>
  (methodsWith[slot]?.includes(method) ?? true) &&
  !(method === "dual-majority" && setByLaw.includes(slot));

export type SettledRules =
  { ok: true; rules: PollRules; listed: readonly string[] } | PollRefusal;

/** How the poll is held after what was said of it; what was not said is as usual. */
export function settleRules(
  said: Said,
  context: { readonly isRostered: boolean },
): SettledRules {
  const method = said.method?.value ?? (said.preset ? "consent" : "single");
  const who = said.by?.value ?? (context.isRostered ? "household" : "everyone");
  const electorate: Electorate =
    method === "dual-majority"
      ? "owner"
      : typeof who === "string"
        ? who
        : "list";
  const refusal =
    checkMethod(said, method) ?? checkVoters(said, method, electorate);
  if (refusal) return refusal;
  const isSecret = said.secrecy?.value === "secret";
  const rules: PollRules = {
    method,
    preset: method === "consent" ? (said.preset?.value ?? "consent") : null,
    seats: said.seats?.value ?? 1,
    points: method === "dots" ? (said.points?.value ?? usualPoints) : null,
    need: said.need?.value ?? null,
    tie: said.tie?.value ?? "convener",
    quorum: said.quorum?.value ?? null,
    pass: said.pass?.value.mark ?? null,
    passOf: said.pass?.value.of ?? "votes",
    inArea: said.area?.value ?? false,
    matter:
      method === "dual-majority" ? (said.matter?.value ?? "ordinary") : null,
    countsSilent: said.silent?.value ?? false,
    secrecy: said.secrecy?.value ?? "confidential",
    // Counts on the way would tell who just voted what.
    shows: isSecret ? "end" : (said.shows?.value ?? "live"),
    electorate,
  };
  return { ok: true, rules, listed: typeof who === "string" ? [] : who };
}

function checkMethod(said: Said, method: Method): PollRefusal | null {
  if (said.preset && said.method && method !== "consent") {
    const words = [said.method.word, said.preset.word] as const;
    return { ok: false, reason: "said-twice", words };
  }
  if (method === "dual-majority") {
    const slot = setByLaw.find(
      (one) => said[one] && !(one === "by" && said.by?.value === "owner"),
    );
    const word = slot && said[slot]?.word;
    if (word !== undefined) return { ok: false, reason: "set-by-law", word };
  }
  for (const slot of Object.keys(said) as Slot[]) {
    const of = methodsWith[slot];
    const word = said[slot]?.word;
    if (word === undefined || !of || of.includes(method)) continue;
    return { ok: false, reason: "not-of-method", word, method, of };
  }
  return method === "countmein" && !said.need
    ? { ok: false, reason: "need-missing" }
    : null;
}

function checkVoters(
  said: Said,
  method: Method,
  electorate: Electorate,
): PollRefusal | null {
  if (electorate === "owner" && method !== "dual-majority" && said.by) {
    const of = ["dual-majority"] as const;
    const { word } = said.by;
    return { ok: false, reason: "not-of-method", word, method, of };
  }
  if (electorate === "everyone") {
    const { quorum, pass } = said;
    const share =
      quorum && isShare(quorum.value)
        ? quorum
        : pass?.value.of === "electorate" && isShare(pass.value.mark)
          ? pass
          : null;
    if (share) {
      return { ok: false, reason: "share-of-everyone", word: share.word };
    }
  }
  if (said.area && electorate !== "household") {
    return { ok: false, reason: "area-of-people" };
  }
  if (said.area && !said.quorum && !said.pass && method !== "consent") {
    return { ok: false, reason: "area-of-nothing" };
  }
  const isByArea = said.area !== undefined || method === "dual-majority";
  return isByArea && said.secrecy?.value === "secret"
    ? { ok: false, reason: "secret-by-area" }
    : null;
}

const isShare = (mark: string) => readThreshold(mark)?.of === "share";
