import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../../support/photo.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("photos and places of a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const photos = (many: number) =>
    Array.from({ length: many }, (_, i) => photo(i));
  const idOf = (card: string) => town.card(card).message_id;
  const lastTo = (who: "wang" | "uncle") =>
    transcript(town.privateChat(who).slice(-1));

  it("come with the message that raises it, an album whole", async () => {
    town = await openTown({ database });
    const { world, bot } = town.playground;
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
    const sent = await town.says("wang", "三号楼楼道灯坏了 #议题", {
      photos: photos(3),
    });
    expect(town.card("📌 #1 ").text).toContain("📷 3 张照片");
    expect(town.card("📌 #1 ").reply_to_message?.message_id).toBe(
      sent.message_id,
    );
    expect(town.group().filter((one) => one.photo)).toHaveLength(0);
  });

  it("are added by who raised it or a convener, in answer to its card", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "", { photo: photo(1), replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).toContain("📷 1 张照片");
    await town.says("li", "", { photos: photos(2), replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).toContain("📷 3 张照片");
    const said = town.group().length;
    await town.says("uncle", "", { photo: photo(4), replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).toContain("📷 3 张照片");
    expect(town.group()).toHaveLength(said);
    const location = { latitude: 31.2, longitude: 121.5 };
    await town.says("uncle", "", { location, replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).not.toContain("📍");
    await town.says("wang", "", { location, replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).toContain("📍 地图上标了位置");
    const venue = { ...location, title: "三号楼门口" };
    await town.says("wang", "", { venue, replyTo: idOf("📌 #1 ") });
    expect(town.card("📌 #1 ").text).toContain("📍 三号楼门口");
    await town.says("uncle", "我家也黑", {
      photo: photo(5),
      replyTo: idOf("📌 #1 "),
    });
    expect(town.card("📌 #1 ").text).toContain("📷 3 张照片");
    expect(town.card("📌 #1 ").text).toContain("💬 1 条意见");
  });

  it("are ten at most", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了", { photos: photos(1) });
    await town.says("wang", "", {
      photos: photos(10),
      replyTo: idOf("📌 #1 "),
    });
    expect(town.card("📌 #1 ").text).toContain("📷 10 张照片");
    expect(transcript(town.group().slice(-1))).toContain("最多放 10 张照片");
  });

  it("sent to the bot alone are shown in the group below the card", async () => {
    town = await openTown({ database });
    await town.says("wang", "大家好");
    await town.says("wang", "/mine");
    await town.start("wang");
    await town.says("wang", "/topic 三号楼楼道灯坏了", {
      photos: photos(3),
      privately: true,
    });
    await town.advance({ minutes: 1 });
    expect(town.card("📌 #1 ").text).toContain("📷 3 张照片");
    const shown = town.group().filter((one) => one.photo);
    expect(shown).toHaveLength(3);
    expect(shown[0]?.caption).toBe("📷 #1");
    expect(shown[0]?.reply_to_message?.message_id).toBe(idOf("📌 #1 "));
  });

  it("are seen by 🔗 in private chat", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了", { photos: photos(1) });
    const location = { latitude: 31.2, longitude: 121.5 };
    await town.says("wang", "", { location, replyTo: idOf("📌 #1 ") });
    await town.says("uncle", "/topics");
    await town.start("uncle", "t1-1");
    const seen = town.privateChat("uncle");
    expect(seen.filter((one) => one.photo)).toHaveLength(1);
    expect(seen.find((one) => one.location)?.location).toMatchObject(location);
    expect(transcript(seen)).not.toContain("✏️");
    expect(lastTo("uncle")).not.toContain("🗑");
  });
});
