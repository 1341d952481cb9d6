import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import { lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { namePlace } from "./places.ts";
import { confirmPlace } from "./welcome.ts";

export const guideSteps = [
  "place",
  "admin",
  "topic",
  "screen",
  "poll",
  "partner",
] as const;
export type GuideStep = (typeof guideSteps)[number];

/** The letter of the link that opens the guide in private chat. */
export const guideLetter = "g";

export const turnGuide = callback("communities.guide", ["step"]);

/** One step with what to do really, and how far one has come. */
export function composeGuide(
  words: Words,
  shown: {
    readonly community: Community;
    readonly step: number;
    readonly done: readonly boolean[];
  },
): Content {
  const { t, plain } = words;
  const { community, step, done } = shown;
  const name = guideSteps[step] ?? "place";
  const place = namePlace(words, community);
  const to = (label: string, target: number): Button => ({
    label,
    data: turnGuide.data(community.id, { step: target }),
  });
  const steps = [
    ...(step > 0 ? [to(plain("communities.guide.back"), step - 1)] : []),
    ...(step < guideSteps.length - 1
      ? [to(plain("communities.guide.next"), step + 1)]
      : []),
  ];
  const confirm: Button = {
    label: plain("communities.welcome.confirm", { place }),
    data: confirmPlace.data(community.id, {}),
  };
  return {
    text: lines(
      t("communities.guide.title", {
        n: step + 1,
        all: guideSteps.length,
        heading: t(`communities.guide.${name}.heading`),
      }),
      name === "place"
        ? t("communities.guide.place.how", { title: community.title, place })
        : t(`communities.guide.${name}.how`),
      done[step] ? t("communities.guide.done") : t("communities.guide.to-do"),
      t("communities.guide.progress", {
        marks: done.map((isDone) => (isDone ? "✓" : "○")).join(""),
      }),
    ),
    buttons: [...(name === "place" && !done[step] ? [[confirm]] : []), steps],
  };
}
