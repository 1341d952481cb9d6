import { randomBytes } from "node:crypto";

const seedBytes = 16;

/** What the lot of one round falls by; nobody is told before it closes. */
export const drawSeed = (): string => randomBytes(seedBytes).toString("hex");
