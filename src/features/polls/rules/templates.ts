import type { Choices } from "./poll-plan.ts";

interface Template {
  readonly settings: Choices;
  readonly days: number;
}

/** A week, where households talk about it at home first. */
const longDays = 7;
const usualDays = 3;

/** The usual matters of a community; their texts are in the locales, by these names. */
export const templates = {
  lift: {
    settings: { method: "dual-majority", matter: "special" },
    days: longDays,
  },
  parking: { settings: { method: "irv" }, days: longDays },
  fee: {
    settings: { method: "dual-majority", matter: "ordinary" },
    days: longDays,
  },
  manager: {
    settings: { method: "dual-majority", matter: "ordinary" },
    days: longDays,
  },
  representative: {
    settings: { method: "stv", secrecy: "secret" },
    days: longDays,
  },
  purchase: {
    settings: { method: "consent" },
    days: usualDays,
  },
  date: { settings: { method: "approval" }, days: usualDays },
  joining: {
    settings: { method: "countmein" },
    days: usualDays,
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** Whose texts offer options; for others they are written, or the method's own. */
const offering = ["parking", "date"] as const;
export const offersOptions = (
  name: TemplateName,
): name is (typeof offering)[number] =>
  (offering as readonly TemplateName[]).includes(name);

/** In the order in which they are offered, and of the buttons' numbers. */
export const templateNames = Object.keys(templates) as TemplateName[];
