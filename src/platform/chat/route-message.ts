import {
  changeAccount,
  findCommunity,
  findMemberByUser,
  lobbyId,
} from "#platform/community";
import { answer } from "./answer.ts";
import { readCommand, type CommandBook, type Spoken } from "./commands.ts";
import { readDeepLink, readKeyLink } from "./deep-links.ts";
import { dialogueKind, findOpenDialogue } from "./dialogues.ts";
import type { ChatTurn, Command, Feature } from "./feature.ts";
import { followKey } from "./follow-key.ts";
import { noteOwnPresence, noteServiceMessage } from "./memberships.ts";
import { openChatTurn, type Scene } from "./open-scene.ts";
import { refuseNonConvener, refuseUnknownCommand } from "./refusals.ts";
import { asConvener } from "./rights.ts";
import { isGroup } from "./update.ts";

/** A message is a command, an answer to the bot, or talk that is not for us. */
export function createMessageRoute(
  features: readonly Feature[],
  book: CommandBook,
) {
  const replies = new Map(
    features.flatMap((f) => f.replies ?? []).map((r) => [r.kind, r]),
  );
  const dialogues = new Map(
    features.flatMap((f) => f.dialogues ?? []).map((d) => [d.kind, d]),
  );
  const links = new Map(
    features.flatMap((f) => f.links ?? []).map((l) => [l.letter, l]),
  );

  const overhearers = features.flatMap((f) => f.overhears ?? []);

  return async (scene: Scene): Promise<void> => {
    if (scene.community.id !== lobbyId && isInGroup(scene)) {
      await noteOwnPresence(scene);
      await noteServiceMessage(scene);
    }
    const { turn } = scene;
    if (!turn?.message) return;
    const { text } = turn.message;
    const spoken = readSpoken(text);
    if (spoken) {
      // Not even as a reply to us is another bot's command an opinion.
      if (!isForUs(spoken, scene)) return;
      if (await runSpoken(scene, turn, spoken)) return;
    }
    if (await continueDialogue(scene, turn)) return;
    const about = turn.message.replyTo?.about;
    const reply = about && replies.get(about.kind);
    if (reply && turn.actor.isPresent) {
      await reply.run(turn, about.number);
      return;
    }
    if (turn.community.id !== lobbyId && turn.actor.isPresent) {
      for (const overhear of overhearers) {
        if (await overhear(turn)) return;
      }
    }
    if (turn.place !== "group" && !spoken) {
      await answer(turn, { text: turn.words.t("chat.not-understood") });
    }
  };

  /** A command at the start, else one that means it wherever its hashtag stands. */
  function readSpoken(text: string): Spoken | null {
    const first = readCommand(text);
    const isTag = first === null || (first.isHashtag && !book.find(first.name));
    return (isTag ? book.findInTalk(text) : null) ?? first;
  }

  /** False: it was no command after all. */
  async function runSpoken(
    scene: Scene,
    turn: ChatTurn,
    spoken: Spoken,
  ): Promise<boolean> {
    const known = book.find(spoken.name);
    if (!known) {
      if (spoken.isHashtag) return false;
      const nearest = book.nearest(spoken.name);
      // In a group a command that looks like none of ours is another bot's.
      if (nearest || turn.place !== "group" || spoken.to) {
        await refuseUnknownCommand(turn, nearest);
      }
      return true;
    }
    if (
      known.command.name === "start" &&
      ((await openLink(scene, turn, spoken)) ||
        (await openKeyLink(scene, turn, spoken)))
    ) {
      return true;
    }
    const told = withText(turn, spoken);
    await runCommand(
      await followKey(scene, told, known.command),
      known.command,
    );
    return true;
  }

  async function openKeyLink(
    scene: Scene,
    turn: ChatTurn,
    spoken: Spoken,
  ): Promise<boolean> {
    const link = readKeyLink(spoken.rest);
    const command = link && book.find(link.command)?.command;
    if (!link || !command?.leadsInto) return false;
    const told = withText(turn, { ...spoken, rest: link.key });
    await runCommand(await followKey(scene, told, command), command);
    return true;
  }

  async function runCommand(turn: ChatTurn, command: Command): Promise<void> {
    const isHome = turn.community.id !== lobbyId && turn.actor.isPresent;
    if (command.needsCommunity !== false && !isHome) {
      await answer(turn, { text: turn.words.t("chat.no-community") });
      return;
    }
    if (command.who.may === "resident") {
      await command.who.run(turn);
      return;
    }
    const convener = await asConvener(turn);
    if (convener) await command.who.run(convener);
    else await refuseNonConvener(turn);
  }

  async function openLink(
    scene: Scene,
    turn: ChatTurn,
    spoken: Spoken,
  ): Promise<boolean> {
    const link = readDeepLink(spoken.rest);
    const handler = link && links.get(link.letter);
    const sender = scene.update.message?.from;
    if (!handler || !sender) return false;
    const there = await turnOf(scene, link.communityId);
    if (!there) {
      await answer(turn, { text: turn.words.t("chat.foreign-link") });
      return true;
    }
    await changeAccount(scene.tx, sender.id, { communityId: link.communityId });
    await handler.run(there, link.number);
    return true;
  }

  async function continueDialogue(
    scene: Scene,
    turn: ChatTurn,
  ): Promise<boolean> {
    const about = turn.message?.replyTo?.about;
    const isReply =
      about?.kind === dialogueKind && about.number === turn.actor.id;
    const isPrivateTalk = turn.place !== "group" && !turn.message?.replyTo;
    if (!isReply && !isPrivateTalk) return false;
    const open = await findOpenDialogue(scene.tx, {
      userId: turn.account.userId,
      now: turn.now,
      // Several anonymous administrators share one account; groups do not mix.
      communityId: isReply ? turn.community.id : null,
    });
    if (!open) return false;
    const there = await turnOf(scene, open.community_id);
    const dialogue = dialogues.get(open.kind);
    if (!there || !dialogue) return false;
    await dialogue.run(
      there,
      JSON.parse(open.state) as Record<string, string | number>,
    );
    return true;
  }
}

const isInGroup = ({ update }: Scene) =>
  update.message !== undefined && isGroup(update.message.chat);

const isForUs = (spoken: Spoken, scene: Scene) =>
  spoken.to === null || spoken.to === scene.given.bot.username.toLowerCase();

/** The same turn with what the command was followed by as its text. */
function withText(turn: ChatTurn, spoken: Spoken): ChatTurn {
  const { message } = turn;
  return {
    ...turn,
    message: message && {
      ...message,
      text: spoken.rest,
      mentions: message.mentions.map((mention) => ({
        ...mention,
        offset: mention.offset - spoken.restAt,
      })),
    },
  };
}

/** The sender's turn in another of their communities; null: not theirs. */
async function turnOf(
  scene: Scene,
  communityId: number,
): Promise<ChatTurn | null> {
  const { turn, tx, given, update } = scene;
  const sender = update.message?.from;
  if (!turn || !sender) return null;
  if (communityId === turn.community.id) {
    return turn.actor.isPresent ? turn : null;
  }
  const community = await findCommunity(tx, communityId);
  const member = await findMemberByUser(tx, communityId, sender.id);
  if (!community || !member?.isPresent) return null;
  await given.store.lockCommunity(tx, communityId);
  return openChatTurn(scene, community, sender);
}
