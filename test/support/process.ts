import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, Socket, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export const root = join(import.meta.dirname, "..", "..");
const main = join(root, "src/main.ts");

export type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

/** A process of this test's own; it does not outlive the test. */
export interface Process {
  readonly ended: Promise<Ended>;
  /** The first match in what it says on stdout; rejects if it ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** To the process alone, or with all that it has started. */
  signal(name: NodeJS.Signals, to?: "group"): void;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<Ended>;
  stdout(): string;
}

const patienceMs = 30_000;

/**
 * The shell holds the other end of our pipe: when we are gone, however that came
 * about, it ends what we started and removes what we made.
 */
const keeper = `
trap '' PIPE
while read -r what group; do
  rest=
  for one in $groups; do [ $one = $group ] || rest="$rest $one"; done
  groups=$rest
  [ $what = gone ] || groups="$groups $group"
done
for one in $groups; do kill -9 -$one; done
rm -rf "$home"
`;

interface Home {
  readonly folder: string;
  note(what: "born" | "gone", group: number): void;
}

let opened: Home | undefined;

function openHome(): Home {
  if (opened) return opened;
  const folder = mkdtempSync(join(tmpdir(), "shangliang-process-"));
  const child = spawn("/bin/sh", ["-c", keeper], {
    env: { PATH: process.env["PATH"], home: folder },
    // A session of its own: the Ctrl-C meant for us must not reach it.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return (opened = {
    folder,
    note: (what, group) => void child.stdin.write(`${what} ${group}\n`),
  });
}

/** Set to nothing, so that the `.env` of whoever runs the tests stays out. */
const settings = [
  "BOT_TOKEN",
  "BOT_API_ROOT",
  "DATABASE_URL",
  "HOST",
  "PUBLIC_URL",
  "WEBHOOK_URL",
  "WEBHOOK_SECRET",
  "DEFAULT_LOCALE",
  "DEFAULT_TIMEZONE",
];

/** What one machine's administrator would have set, and nothing of our own. */
const surroundings = (): Environment => ({
  ...Object.fromEntries(settings.map((name) => [name, ""])),
  PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
  HOME: tmpdir(),
  TZ: "Asia/Kathmandu",
  LOG_LEVEL: "warn",
  PORT: "0",
  // The same sources are compiled dozens of times; the cache halves a start.
  NODE_COMPILE_CACHE: join(openHome().folder, "compiled"),
});

/** Runs a command in a folder of its own unless told where. */
export function startProcess(
  command: readonly [string, ...string[]],
  given: { env: Environment; cwd?: string },
): Process {
  const [file, ...args] = command;
  const startedAt = performance.now();
  const child = spawn(file, args, {
    cwd: given.cwd ?? openFolder(),
    env: { ...surroundings(), ...given.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what npm starts can be ended with it.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} cannot be started`);
  openHome().note("born", pid);
  let isAlive = true;
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => {
    isAlive = false;
    openHome().note("gone", pid);
    return {
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      ...said,
      tookMs: performance.now() - startedAt,
    };
  });
  const self: Process = {
    ended,
    stdout: () => said.stdout,
    signal(name, to) {
      if (to === "group") process.kill(-pid, name);
      else child.kill(name);
    },
    kill() {
      if (isAlive) killGroup(pid);
      return ended;
    },
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => {
          finish();
          reject(
            new Error(
              `${why} before ${String(pattern)}:\n${said.stdout}${said.stderr}`,
            ),
          );
        };
        const timer = setTimeout(
          () => fail(`${patienceMs} ms passed`),
          patienceMs,
        );
        const look = () => {
          const match = pattern.exec(said.stdout);
          if (!match) return;
          finish();
          resolve(match);
        };
        const finish = () => {
          clearTimeout(timer);
          child.stdout.off("data", look);
        };
        child.stdout.on("data", look);
        void ended.then(() => fail("it ended"));
        look();
      }),
  };
  onTestFinished(async () => {
    await self.kill();
  });
  return self;
}

function killGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // It ended in this very moment.
  }
}

/** The real bot, as `npm start` runs it. */
export const startBot = (env: Environment, cwd?: string): Process =>
  startProcess(["node", main], { env, ...(cwd !== undefined && { cwd }) });

/** Resolves with its address once it takes updates. */
export async function untilReady(bot: Process): Promise<string> {
  const [, url = ""] = await bot.says(
    /^(?:Health|Playground) +(http:\/\/[^/\s]+)/m,
  );
  return url;
}

/** A folder that goes when the test is over. */
export function openFolder(): string {
  const folder = mkdtempSync(join(openHome().folder, "run-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** For when the address must be known before the start. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
