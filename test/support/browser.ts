import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

const packed = (name: string): string =>
  fileURLToPath(
    import.meta.resolve("@sparticuz/chromium").replace(/build\/.*$/, `bin/`),
  ) + name;

/** Chinese and emoji, neither of which the packed Chromium brings along. */
const fontFolders = ["noto-sans-sc", "noto-color-emoji"].map((name) =>
  fileURLToPath(
    new URL(
      ".",
      import.meta.resolve(`@expo-google-fonts/${name}/package.json`),
    ),
  ),
);

const prefix = "shangliang-browser-";

/** A killed test run leaves 200 MB behind: its process is gone by now. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Unpacks Chromium and the system libraries that it brings along. */
async function unpack(home: string): Promise<void> {
  const before = process.env["TMPDIR"];
  // inflate() reads the temporary directory as it is called, not later.
  process.env["TMPDIR"] = home;
  const parts = ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) =>
    inflate(packed(name)),
  );
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  await Promise.all(parts);
}

async function writeFontConfig(home: string): Promise<string> {
  const file = join(home, "fonts.conf");
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${fontFolders.map((folder) => `<dir>${folder}</dir>`).join("")}
  <dir>${join(home, "fonts")}</dir>
  <cachedir>${join(home, "font-cache")}</cachedir>
  <alias><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>`,
  );
  return file;
}

/**
 * Starts a Chromium that needs nothing from the system: its libraries and a
 * Chinese font come from npm packages. `close` ends it and removes its files.
 */
export async function launchBrowser(): Promise<{
  browser: Browser;
  close: () => Promise<void>;
}> {
  await removeLeftovers();
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = () => rm(home, { recursive: true, force: true });
  try {
    await unpack(home);
    const browser = await chromium.launch({
      executablePath: join(home, "chromium"),
      args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: home,
        TMPDIR: home,
        FONTCONFIG_FILE: await writeFontConfig(home),
        LD_LIBRARY_PATH: join(home, "al2023", "lib"),
      },
    });
    return {
      browser,
      async close() {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
