import type { Choices } from "./poll-plan.ts";

interface Template {
  readonly settings: Choices;
  readonly days: number;
  /** Whether its texts offer options; of others they are written, or the method's own. */
  readonly hasOptions: boolean;
}

/** A week, where households talk about it at home first. */
const longDays = 7;
const usualDays = 3;

/** The usual matters of a community; their texts are in the locales, by these names. */
export const templates = {
  lift: {
    settings: { method: "dual-majority", matter: "special" },
    days: longDays,
    hasOptions: false,
  },
  parking: { settings: { method: "irv" }, days: longDays, hasOptions: true },
  fee: {
    settings: { method: "dual-majority", matter: "ordinary" },
    days: longDays,
    hasOptions: false,
  },
  manager: {
    settings: { method: "dual-majority", matter: "ordinary" },
    days: longDays,
    hasOptions: false,
  },
  representative: {
    settings: { method: "stv", secrecy: "secret" },
    days: longDays,
    hasOptions: false,
  },
  purchase: {
    settings: { method: "consent" },
    days: usualDays,
    hasOptions: false,
  },
  date: { settings: { method: "approval" }, days: usualDays, hasOptions: true },
  joining: {
    settings: { method: "countmein" },
    days: usualDays,
    hasOptions: false,
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** In the order in which they are offered, and of the buttons' numbers. */
export const templateNames = Object.keys(templates) as TemplateName[];
