import { callback } from "#platform/chat";
import type { Account, Community, QuietHours } from "#platform/community";
import { lines, locales, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { notifyChoices } from "../rules/preferences.ts";

/** `member`: whose preferences they are; nobody else may press. */
export const prefer = callback("communities.prefer", [
  "setting",
  "choice",
  "member",
]);

type Change = Partial<Pick<Account, "locale" | "quiet" | "notify">>;

const quietChoices: readonly (QuietHours | null)[] = [
  null,
  { from: "21:00", to: "07:00" },
  { from: "23:00", to: "07:00" },
];

/** A row of buttons each. */
const changes: readonly (readonly Change[])[] = [
  locales.map((locale) => ({ locale })),
  quietChoices.map((quiet) => ({ quiet })),
  notifyChoices.map((notify) => ({ notify })),
];

/** What the n-th button of a row sets. */
export const preferenceOf = (row: number, choice: number): Change | undefined =>
  changes[row]?.[choice];

export interface Shown {
  readonly account: Account;
  readonly community: Community;
  readonly memberId: number;
}

const spanOf = ({ from, to }: QuietHours): string => `${from}-${to}`;

export function composePreferences(words: Words, shown: Shown): Content {
  const { t, plain } = words;
  const { account, community } = shown;
  const { quiet } = account;
  return {
    text: lines(
      t("communities.personal.title"),
      t("communities.personal.language", {
        language: plain(`communities.languages.${words.locale}`),
      }),
      quiet
        ? t("communities.personal.quiet-own", { quiet: spanOf(quiet) })
        : t("communities.personal.quiet-ours", {
            quiet: community.quiet
              ? spanOf(community.quiet)
              : plain("communities.personal.quiet-none"),
          }),
      t("communities.personal.notify", {
        notify: plain(`communities.personal.choices.${account.notify}`),
      }),
      "",
      t("communities.personal.still"),
      t("communities.personal.how"),
    ),
    buttons: [
      languageButtons(words, shown),
      rowOf(
        shown,
        1,
        quietChoices.map((choice) => ({
          label: choice ? spanOf(choice) : plain("communities.personal.ours"),
          isChosen: choice?.from === quiet?.from && choice?.to === quiet?.to,
        })),
      ),
      rowOf(
        shown,
        2,
        notifyChoices.map((choice) => ({
          label: plain(`communities.personal.choices.${choice}`),
          isChosen: choice === account.notify,
        })),
      ),
    ],
  };
}

/** For those who cannot read the language that they are spoken to in: few words. */
export const composeLanguages = (words: Words, shown: Shown): Content => ({
  text: words.t("communities.personal.choose-language"),
  buttons: [languageButtons(words, shown)],
});

const languageButtons = (words: Words, shown: Shown): Button[] =>
  rowOf(
    shown,
    0,
    locales.map((locale) => ({
      label: words.plain(`communities.languages.${locale}`),
      isChosen: locale === words.locale,
    })),
  );

const rowOf = (
  { community, memberId }: Shown,
  setting: number,
  choices: readonly { label: string; isChosen: boolean }[],
): Button[] =>
  choices.map(({ label, isChosen }, choice) => ({
    label: isChosen ? `✓ ${label}` : label,
    data: prefer.data(community.id, { setting, choice, member: memberId }),
  }));

/** What is kept, who sees it, for how long, and how to have it or be rid of it. */
export const composePrivacy = ({ t }: Words): Content => ({
  text: t("communities.personal.privacy"),
});
