import { describe, expect, it } from "vitest";
import type { Message } from "#playground";
import { openPlayground } from "./open-playground.ts";

const question = {
  question: "几点？",
  options: [{ text: "七点" }, { text: "八点" }],
};

describe("a native poll", () => {
  const send = async () => {
    const opened = await openPlayground();
    const { group, ask, drain } = opened;
    const sent = await ask<Message>("sendPoll", {
      chat_id: group.id,
      ...question,
    });
    await drain();
    const place = { chat_id: group.id, message_id: sent.message_id };
    return { ...opened, sent, place };
  };

  it("tells the bot how it stands, and of an anonymous vote not whose", async () => {
    const { world, group, wang, drain, sent } = await send();
    world.vote(group.id, sent.message_id, wang, [1]);
    const [update, ...others] = await drain();
    expect(others).toEqual([]);
    expect(update?.poll).toMatchObject({
      id: sent.poll?.id,
      total_voter_count: 1,
      is_closed: false,
      options: [{ voter_count: 0 }, { voter_count: 1 }],
    });
    expect(JSON.stringify(update)).not.toContain(String(wang.id));
  });

  it("takes a changed vote for one, and none for none", async () => {
    const { world, group, wang, drain, sent } = await send();
    world.vote(group.id, sent.message_id, wang, [1]);
    world.vote(group.id, sent.message_id, wang, [0]);
    world.vote(group.id, sent.message_id, wang, []);
    const counts = (await drain()).map(({ poll }) => [
      poll?.total_voter_count,
      ...(poll?.options ?? []).map((option) => option.voter_count),
    ]);
    expect(counts).toEqual([
      [1, 0, 1],
      [1, 1, 0],
      [0, 0, 0],
    ]);
  });

  it("tells its end, once stopped, and takes no vote after it", async () => {
    const { world, group, wang, ask, drain, sent, place } = await send();
    world.vote(group.id, sent.message_id, wang, [0]);
    await drain();
    const end = {
      total_voter_count: 1,
      is_closed: true,
      options: [{ voter_count: 1 }, { voter_count: 0 }],
    };
    expect(await ask("stopPoll", place)).toMatchObject(end);
    expect(await drain()).toMatchObject([{ poll: end }]);
    expect(world.message(group.id, sent.message_id)?.poll).toMatchObject(end);
    expect(() => {
      world.vote(group.id, sent.message_id, wang, [1]);
    }).toThrow("no open poll");
  });

  it("is not for those who are not in the chat", async () => {
    const { world, group, sent } = await send();
    const stranger = world.addUser({ name: "路人" });
    expect(() => {
      world.vote(group.id, sent.message_id, stranger, [1]);
    }).toThrow("is not in chat");
  });

  it("cannot be stopped once it is deleted", async () => {
    const { ask, call, place } = await send();
    await ask("deleteMessage", place);
    expect(await call("stopPoll", place)).toMatchObject({
      description: "Bad Request: message with poll to stop not found",
    });
  });
});
