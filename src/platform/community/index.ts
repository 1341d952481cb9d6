/**
 * Who the bot deals with: communities (the tenants), Telegram accounts, and
 * members, the accounts of one community. Everything a feature remembers of a
 * person names the member, never the account, so that a person can be forgotten
 * in one place.
 */
import "./tables.ts";

export {
  createCommunity,
  findCommunity,
  findCommunityByChat,
  changeCommunity,
  moveCommunity,
  lobbyId,
  type Community,
  type CommunityDefaults,
  type QuietHours,
} from "./communities.ts";
export {
  countJoined,
  enterMember,
  expectMember,
  findMember,
  findMemberByUser,
  findMemberByUsername,
  listMembers,
  listConveners,
  isConvener,
  changeMember,
  replaceAdmins,
  type Member,
  type Person,
} from "./members.ts";
export {
  findAccount,
  noteAccount,
  changeAccount,
  listCommunitiesOf,
  type Account,
} from "./accounts.ts";
export { takeNumber, findItemKind } from "./items.ts";
