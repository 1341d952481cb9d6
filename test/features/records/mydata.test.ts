import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

const atTen = expect.stringMatching(
  /^2026-12-01T02:0\d:\d\d\.\d{3}Z$/,
) as string;

describe.each(databases)("/mydata (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const readFile = () => {
    const message = town
      .privateChat("wang")
      .findLast((one) => one.document !== undefined);
    if (!message) throw new Error("no file was sent");
    return JSON.parse(Buffer.from(town.fileOf(message)).toString("utf8")) as {
      account: Record<string, unknown>;
      communities: Record<string, unknown>[];
    };
  };

  it("sends one document with all that is kept about the person", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.start("wang");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topic 门口积水");
    await town.presses("wang", "👍", { on: "#2 " });
    await town.says("wang", "我家也积水", {
      replyTo: town.card("#2 ").message_id,
    });
    await town.says("li", "/poll #1 single 2d: 怎么修？ | 换新的 | 修旧的");
    await town.presses("wang", "换新的");
    await town.presses("wang", "修旧的");
    await town.says("li", "/session #1 2026-12-05 19:30 @ 活动室");
    await town.presses("wang", "🙋");
    await town.says("li", "/follow #1 @wang_ayi 2026-12-20 联系电工");
    await town.says("wang", "/mydata", { privately: true });
    const data = readFile();
    expect(data.account).toMatchObject({
      id: town.people.wang.id,
      notifications: "all",
      quietHours: null,
    });
    expect(data.communities).toHaveLength(1);
    expect(data.communities[0]).toMatchObject({
      community: "幸福里小区",
      member: {
        name: "王阿姨",
        username: "wang_ayi",
        role: "resident",
        joinedAt: atTen,
      },
      households: [],
      topics: [{ number: 1, text: "三号楼楼道灯坏了", stage: "act" }],
      endorsements: [{ topic: 2, at: atTen }],
      opinions: [{ topic: 2, opinion: 1, text: "我家也积水" }],
      votes: [
        { poll: 3, ballot: { choices: ["换新的"] } },
        { poll: 3, ballot: { choices: ["修旧的"] }, replacedAt: null },
      ],
      sessionAnswers: [{ session: 4, answer: "going" }],
      followups: [{ number: 5, dueOn: "2026-12-20", state: "open" }],
    });
    const acts = (data.communities[0]?.["ledger"] as { act: string }[]).map(
      ({ act }) => act,
    );
    expect(acts).toContain("topic.raised");
    expect(JSON.stringify(data)).not.toContain("李叔");
  });

  it("comes in private alone, and not twice within ten minutes", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/mydata");
    const answer = town.group().at(-1);
    expect(answer?.text).toContain("只私下给您");
    expect(JSON.stringify(answer?.reply_markup)).toContain("start=d1-0");
    await town.start("wang", "d1-0");
    expect(readFile().communities).toHaveLength(1);
    await town.says("wang", "/mydata");
    expect(town.group().at(-1)?.text).toContain("私下发给您了");
    expect(town.privateChat("wang").at(-1)?.text).toContain("10 分钟");
    await town.advance({ minutes: 11 });
    await town.says("wang", "/mydata", { privately: true });
    expect(town.privateChat("wang").at(-1)?.document).toBeDefined();
  });

  it("tells nobody of a group in English either", async () => {
    town = await openTown({ database, locale: "en" });
    await town.start("wang");
    await town.says("wang", "/mydata", { privately: true });
    expect(town.privateChat("wang").at(-1)?.caption).toContain("Your data");
  });
});
