import { describe, expect, it } from "vitest";
import { openPlayground } from "./open-playground.ts";

/** From the first that counts to the last, with an administrator in the group. */
const scopes = [
  "chat_member",
  "chat_administrators",
  "chat",
  "all_chat_administrators",
  "all_group_chats",
  "default",
] as const;

async function openCommands() {
  const opened = await openPlayground();
  const { ask, url, group, li } = opened;
  const scopeOf = (type: string) => ({
    type,
    ...(type.startsWith("chat") ? { chat_id: group.id } : {}),
    ...(type === "chat_member" ? { user_id: li.id } : {}),
  });
  return {
    ...opened,
    set: (type: string, command: string, language_code = "") =>
      ask("setMyCommands", {
        commands: [{ command, description: "x" }],
        scope: scopeOf(type),
        language_code,
      }),
    forget: (type: string, language_code = "") =>
      ask("deleteMyCommands", { scope: scopeOf(type), language_code }),
    shown: async (chat: number, user: number): Promise<string[]> => {
      const path = `/playground/api/commands?chat=${chat}&user=${user}`;
      const answer = await fetch(url + path);
      const { commands } = (await answer.json()) as {
        commands: { command: string }[];
      };
      return commands.map(({ command }) => command);
    },
  };
}

describe("the commands that somebody is offered", () => {
  it("are the narrowest scope's, in their language before any other", async () => {
    const { set, forget, shown, world, group, li, wang } = await openCommands();
    world.setLanguage(li, "zh-hans");
    for (const scope of scopes) {
      await set(scope, scope);
      await set(scope, `${scope}_zh`, "zh");
    }
    await set("all_private_chats", "alone");
    expect(await shown(group.id, wang.id)).toEqual(["chat"]);
    for (const scope of scopes) {
      expect(await shown(group.id, li.id)).toEqual([`${scope}_zh`]);
      await forget(scope, "zh");
      expect(await shown(group.id, li.id)).toEqual([scope]);
      await forget(scope);
    }
    expect(await shown(group.id, li.id)).toEqual([]);
  });

  it("differ in private chat, where no group's scope counts", async () => {
    const { set, shown, world, wang } = await openCommands();
    world.start(wang);
    await set("default", "anywhere");
    await set("all_group_chats", "group");
    expect(await shown(wang.id, wang.id)).toEqual(["anywhere"]);
    await set("all_private_chats", "alone");
    expect(await shown(wang.id, wang.id)).toEqual(["alone"]);
    await set("all_private_chats", "alone_en", "en");
    world.setLanguage(wang, "en");
    expect(await shown(wang.id, wang.id)).toEqual(["alone_en"]);
    world.setLanguage(wang, undefined);
    expect(await shown(wang.id, wang.id)).toEqual(["alone"]);
  });

  it.each([
    [{ scope: { type: "chat", chat_id: 5 } }, "chat not found"],
    [{ scope: { type: "everybody" } }, "unsupported BotCommandScope type"],
    [{ language_code: "zh-hans" }, "invalid language code specified"],
  ])("cannot be set with %j", async (more, reason) => {
    const { call } = await openCommands();
    const commands = [{ command: "topic", description: "x" }];
    const answer = await call("setMyCommands", { commands, ...more });
    expect(answer.status).toBe(400);
    expect(answer.description).toContain(reason);
  });
});
