import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Core } from "./core.ts";
import type { FileInput } from "./files.ts";
import { Impossible } from "./impossible.ts";
import { describeForPage } from "./page-message.ts";
import { readParams } from "./read-request.ts";
import type { SeenMessage } from "./seen.ts";
import { getRecord } from "./state.ts";
import type { User } from "./types.ts";
import type { World } from "./world.ts";

// Forms bring numbers and flags as text.
const id = z.coerce.number().int();
const degrees = z.coerce.number();
const flag = z.stringbool().or(z.boolean());
const standing = z.enum(["admin", "unadmin"]);
const place = { chat: id, message: id, from: id };

/** What people do on the page; each act is one of the world's. */
export function createPageActs(core: Core, world: World): Hono {
  const { state } = core;
  const app = new Hono();
  const person = (userId: number): User => {
    const user = state.users.get(userId);
    if (!user) throw new Impossible(`There is no user ${userId}.`);
    return user;
  };
  const creatorOf = (chatId: number): User => {
    const members = [...getRecord(state, chatId).members.values()];
    const creator = members.find((member) => member.status === "creator");
    if (!creator) throw new Impossible(`Chat ${chatId} has no creator.`);
    return creator.user;
  };
  const shown = (message: SeenMessage) => ({
    message: describeForPage(state, message),
  });

  function on<Shape extends z.ZodRawShape>(
    path: string,
    shape: Shape,
    act: (
      input: z.infer<z.ZodObject<Shape>>,
      files: ReadonlyMap<string, FileInput>,
    ) => unknown,
  ): void {
    const schema = z.object(shape);
    app.post(path, async (c: Context) => {
      const { values, files } = await readParams(c);
      const parsed = schema.safeParse(values);
      if (!parsed.success) {
        return c.json({ error: z.prettifyError(parsed.error) }, 400);
      }
      const answer = await act(parsed.data, files);
      return c.json(answer ?? {});
    });
  }

  on(
    "/send",
    {
      chat: id,
      from: id,
      text: z.string().optional(),
      caption: z.string().optional(),
      replyTo: id.optional(),
      threadId: id.optional(),
      asGroup: flag.optional(),
      latitude: degrees.optional(),
      longitude: degrees.optional(),
      title: z.string().optional(),
    },
    (input, files) => {
      const { chat, from, text, caption, replyTo, threadId, asGroup } = input;
      const { latitude = 0, longitude = 0, title } = input;
      // An album comes as photo, photo2, photo3 and so on.
      const photos = [...files].flatMap(([field, file]) =>
        /^photo\d*$/.test(field) ? file : [],
      );
      const document = files.get("document");
      const place = { latitude, longitude };
      return shown(
        world.send(chat, person(from), {
          ...(text === undefined ? {} : { text }),
          ...(caption === undefined ? {} : { caption }),
          ...(replyTo === undefined ? {} : { replyTo }),
          ...(asGroup ? { asGroup } : {}),
          ...(threadId === undefined ? {} : { threadId }),
          ...(photos.length > 0 ? { photos } : {}),
          ...(document ? { document } : {}),
          ...(input.latitude === undefined
            ? {}
            : title
              ? { venue: { ...place, title } }
              : { location: place }),
        }),
      );
    },
  );
  on("/press", { ...place, data: z.string() }, (input) =>
    world.press(input.chat, input.message, person(input.from), {
      data: input.data,
    }),
  );
  on("/vote", { ...place, options: z.array(id) }, (input) =>
    world.vote(input.chat, input.message, person(input.from), input.options),
  );
  on("/start", { from: id, payload: z.string().optional() }, (input) =>
    shown(world.start(person(input.from), input.payload)),
  );
  on("/edit", { ...place, text: z.string() }, (input) =>
    shown(
      world.editMessage(
        input.chat,
        input.message,
        person(input.from),
        input.text,
      ),
    ),
  );
  on("/delete", place, (input) =>
    world.deleteMessage(input.chat, input.message, person(input.from)),
  );
  on("/react", { ...place, emoji: z.string() }, (input) =>
    world.react(input.chat, input.message, person(input.from), input.emoji),
  );
  on("/clock", { advanceMs: z.coerce.number().int().min(0) }, (input) => {
    state.clock.advance(input.advanceMs);
    return { now: state.clock.now() };
  });
  on(
    "/member",
    {
      chat: id,
      user: id,
      action: z.enum(["join", "leave"]).or(standing),
      by: id.optional(),
    },
    ({ chat, user, action, by }) => {
      const doer = by === undefined ? undefined : person(by);
      if (action === "join") world.addMember(chat, person(user), doer);
      else if (action === "leave") world.removeMember(chat, user, doer);
      else {
        const is = action === "admin";
        world.setAdministrator(chat, user, is, doer ?? creatorOf(chat));
      }
    },
  );
  on(
    "/bot",
    {
      chat: id,
      action: z.enum(["add", "remove"]).or(standing),
      by: id.optional(),
    },
    ({ chat, action, by }) => {
      const doer = by === undefined ? creatorOf(chat) : person(by);
      if (action === "add") world.addBot(chat, doer);
      else if (action === "remove") world.removeBot(chat, doer);
      else world.setAdministrator(chat, state.bot.id, action === "admin", doer);
    },
  );
  on("/block", { user: id, blocked: flag }, (input) =>
    world.blockBot(person(input.user), input.blocked),
  );
  on("/forum", { chat: id, is: flag }, (input) =>
    world.setForum(input.chat, input.is),
  );
  on(
    "/topic",
    { chat: id, name: z.string().trim().min(1).max(128), by: id },
    ({ chat, name, by }) => ({
      threadId: world.createTopic(chat, name, person(by)),
    }),
  );
  on(
    "/topic/change",
    {
      chat: id,
      threadId: id,
      action: z.enum(["close", "reopen", "delete"]),
      by: id,
    },
    ({ chat, threadId, action, by }) => {
      if (action === "delete") world.deleteTopic(chat, threadId);
      else {
        const isClosed = action === "close";
        world.closeTopic(chat, { threadId, isClosed, by: person(by) });
      }
    },
  );
  on("/migrate", { chat: id }, (input) => ({
    chat: world.migrate(input.chat),
  }));
  on(
    "/user",
    {
      name: z.string().trim().min(1).max(64),
      username: z.string().optional(),
      languageCode: z.string().optional(),
    },
    ({ name, username, languageCode }) => ({
      user: world.addUser({
        name,
        ...(username === undefined ? {} : { username }),
        ...(languageCode === undefined ? {} : { languageCode }),
      }),
    }),
  );
  on(
    "/group",
    {
      title: z.string().trim().min(1).max(128),
      creator: id,
      members: z.array(id).optional(),
    },
    ({ title, creator, members = [] }) => ({
      chat: world.addGroup({
        title,
        creator: person(creator),
        members: members.map(person),
      }),
    }),
  );
  return app;
}
