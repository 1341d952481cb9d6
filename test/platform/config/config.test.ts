import { describe, expect, it } from "vitest";
import { readConfig } from "#platform/config";

const token = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
const problemsOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
};
const configOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
};

describe("the configuration", () => {
  it("of nothing at all is the playground on this machine", () => {
    expect(configOf({ BOT_TOKEN: " ", PORT: "" })).toMatchObject({
      botToken: null,
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: "sqlite:db/playground.sqlite",
      isDatabaseFresh: true,
      webhook: null,
      defaultLocale: "zh-CN",
      defaultTimeZone: "Asia/Shanghai",
    });
  });

  it("with a token keeps its database", () => {
    const config = configOf({ BOT_TOKEN: token });
    expect(config.isDatabaseFresh).toBe(false);
    expect(config.databaseUrl).toBe("sqlite:db/shangliang.sqlite");
    expect(configOf({ DATABASE_URL: "sqlite:x" }).isDatabaseFresh).toBe(false);
  });

  it.each([
    ["BOT_TOKEN", "abc"],
    ["BOT_API_ROOT", "ftp://x.org"],
    ["DATABASE_URL", "mysql://x"],
    ["DATABASE_URL", "postgresql://x/y"],
    ["DATABASE_URL", "sqlite:"],
    ["PORT", "abc"],
    ["PORT", "-1.5"],
    ["PORT", "65536"],
    ["PUBLIC_URL", "here"],
    ["WEBHOOK_SECRET", "with blank"],
    ["DEFAULT_LOCALE", "fr"],
    ["DEFAULT_TIMEZONE", "Mars/Base"],
    ["DEFAULT_TIMEZONE", "+08:00"],
    ["LOG_LEVEL", "loud"],
  ])("says in one line that %s must not be %j", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must .+`));
    expect(problems[0]).not.toContain("\n");
  });

  it.each(["nonsense", "http://example.org/hook", "ftp://example.org"])(
    "says in one line that WEBHOOK_URL must not be %j",
    (url) => {
      const problems = problemsOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: "s" });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^WEBHOOK_URL must/);
    },
  );

  it("tells all mistakes at once, a line each", () => {
    const problems = problemsOf({
      WEBHOOK_URL: "https://example.org/hook",
      PORT: "x",
      LOG_LEVEL: "y",
    });
    expect(problems.map((line) => line.split(" ")[0]).sort()).toEqual([
      "LOG_LEVEL",
      "PORT",
      "WEBHOOK_SECRET",
    ]);
  });

  it("never shows a token or a secret", () => {
    const problems = problemsOf({
      BOT_TOKEN: `${token} `.repeat(2),
      WEBHOOK_SECRET: "hidden secret!",
      DATABASE_URL: "pg://u:password@h/x",
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toMatch(/ABC-DEF1234|hidden|password/);
  });

  it("takes a webhook by plain http on this machine alone", () => {
    const webhook = { url: "http://127.0.0.1:3000/hook", secret: "s-1" };
    expect(
      configOf({ WEBHOOK_URL: webhook.url, WEBHOOK_SECRET: webhook.secret })
        .webhook,
    ).toEqual(webhook);
  });
});
