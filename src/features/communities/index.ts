import type { Feature } from "#platform/chat";
import { roleListeners } from "./appoint-member.ts";
import { preferenceButtons } from "./change-preferences.ts";
import { settingButtons } from "./change-settings.ts";
import { guideButtons, guideCommands, guideLinks } from "./commands/guide.ts";
import { membershipCommands } from "./commands/membership.ts";
import { personalCommands } from "./commands/personal.ts";
import {
  overhearTable,
  rosterButtons,
  rosterCommands,
  rosterDialogues,
  rosterLinks,
} from "./commands/roster.ts";
import { roleCommands } from "./commands/roles.ts";
import { settingCommands } from "./commands/settings.ts";
import { startButtons, startCommands } from "./commands/start.ts";
import { confirmButtons } from "./confirm-place.ts";
import { rosterEvents } from "./expect-residents.ts";
import { forgetResident } from "./forget-resident.ts";
import { dropImports } from "./import-roster.ts";
import { printCodes } from "./print-codes.ts";

export { gatherOwnMembership } from "./gather-own.ts";

export { findPerson } from "./find-person.ts";
export {
  findHousehold,
  findHouseholdByUnit,
  listHouseholds,
} from "./store/households.ts";
export { showArea } from "./rules/areas.ts";
export {
  findHouseholdsOf,
  listAllResidents,
  listResidentsOf,
} from "./store/residents.ts";
export { writeCsv } from "./write-csv.ts";
export { board, composeWelcome } from "./greet-group.ts";

/** Groups and the people in them: welcome, settings, roster, help. */
export const communities: Feature = {
  name: "communities",
  commands: [
    ...startCommands,
    ...guideCommands,
    ...settingCommands,
    ...roleCommands,
    ...membershipCommands,
    ...personalCommands,
    ...rosterCommands,
  ],
  buttons: [
    ...startButtons,
    ...guideButtons,
    ...confirmButtons,
    ...preferenceButtons,
    ...settingButtons,
    ...rosterButtons,
  ],
  dialogues: rosterDialogues,
  overhears: overhearTable,
  links: [...guideLinks, ...rosterLinks],
  jobs: [dropImports, printCodes],
  events: [...roleListeners, forgetResident, ...rosterEvents],
};
