import { z } from "zod";
import { isTimeZone } from "#platform/clock";

const httpAddress = z
  .string()
  .refine(
    (value) =>
      URL.canParse(value) &&
      ["http:", "https:"].includes(new URL(value).protocol),
    {
      message: "must be a web address such as https://example.org",
      // The checks that follow take it for an address.
      abort: true,
    },
  );

const isLoopback = (url: string) =>
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);

const settings = z
  .object({
    BOT_TOKEN: z
      .string()
      .regex(
        /^\d+:[\w-]{20,}$/,
        "must look like 123456:ABC-DEF…, as BotFather gives it",
      )
      .optional(),
    BOT_API_ROOT: httpAddress.default("https://api.telegram.org"),
    DATABASE_URL: z
      .string()
      .regex(
        /^(sqlite:.+|postgres:\/\/.+)$/,
        "must be sqlite:PATH or postgres://…",
      )
      .optional(),
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce
      .number("must be a port number")
      .int()
      .min(0)
      .max(65535)
      .default(3000),
    PUBLIC_URL: httpAddress.optional(),
    WEBHOOK_URL: httpAddress
      .refine(
        (url) => url.startsWith("https:") || isLoopback(url),
        "must be https (plain http only on this machine)",
      )
      .optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{1,256}$/, "must be 1-256 letters, digits, _ or -")
      .optional(),
    DEFAULT_LOCALE: z
      .enum(["zh-CN", "en"], "must be zh-CN or en")
      .default("zh-CN"),
    DEFAULT_TIMEZONE: z
      .string()
      .refine(
        (name) => isTimeZone(name) !== null,
        "must be a time zone such as Asia/Shanghai",
      )
      .default("Asia/Shanghai"),
    LOG_LEVEL: z
      .enum(
        ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
        "must be trace, debug, info, warn, error, fatal or silent",
      )
      .default("info"),
  })
  .refine((s) => !s.WEBHOOK_URL || s.WEBHOOK_SECRET, {
    path: ["WEBHOOK_SECRET"],
    message: "is required when WEBHOOK_URL is set",
    // Also beside other mistakes: all are told at once.
    when: () => true,
  });

export interface Config {
  /** null: no token, so the playground takes Telegram's place. */
  readonly botToken: string | null;
  readonly botApiRoot: string;
  readonly databaseUrl: string;
  /** The playground's own database starts empty each time, as its chats do. */
  readonly isDatabaseFresh: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly defaultLocale: "zh-CN" | "en";
  readonly defaultTimeZone: string;
  readonly logLevel: string;
}

type Read = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Reads the environment, and what it leaves open from `.env` if there is one. */
export function loadConfig(): Read {
  try {
    // Node's own option for it says on stderr that there is none.
    process.loadEnvFile();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") {
      return { ok: false, problems: [`.env cannot be read: ${message}`] };
    }
  }
  return readConfig(process.env);
}

/** Every mistake is one line that names its setting. */
export function readConfig(env: Record<string, string | undefined>): Read {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value?.trim()),
  );
  const read = settings.safeParse(given);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(
        (i) => `${i.path.join(".")} ${i.message}`,
      ),
    };
  }
  const s = read.data;
  return {
    ok: true,
    config: {
      botToken: s.BOT_TOKEN ?? null,
      botApiRoot: s.BOT_API_ROOT.replace(/\/+$/, ""),
      databaseUrl:
        s.DATABASE_URL ??
        (s.BOT_TOKEN
          ? "sqlite:db/shangliang.sqlite"
          : "sqlite:db/playground.sqlite"),
      isDatabaseFresh: !s.DATABASE_URL && !s.BOT_TOKEN,
      host: s.HOST,
      port: s.PORT,
      publicUrl: s.PUBLIC_URL ?? null,
      webhook:
        s.WEBHOOK_URL && s.WEBHOOK_SECRET
          ? { url: s.WEBHOOK_URL, secret: s.WEBHOOK_SECRET }
          : null,
      defaultLocale: s.DEFAULT_LOCALE,
      defaultTimeZone: s.DEFAULT_TIMEZONE,
      logLevel: s.LOG_LEVEL,
    },
  };
}
