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
  changeMember,
  countJoined,
  findMember,
  findMemberByUser,
  findMemberByUsername,
  listMembers,
  mayDecide,
  type Member,
  type Person,
} from "./members.ts";
export { expectMember, knowMember, meetMember } from "./meet-member.ts";
export {
  isConvener,
  listConveners,
  listHolders,
  replaceAdmins,
} from "./conveners.ts";
export { distinctNames, findDistinctMember } from "./distinct-names.ts";
export {
  findAccount,
  noteAccount,
  changeAccount,
  listCommunitiesOf,
  type Account,
} from "./accounts.ts";
export { nameOf } from "./name-member.ts";
export {
  forgetAccount,
  forgetMember,
  isNameOfAnother,
  listMembershipsOf,
  type Membership,
} from "./forget-member.ts";
export {
  countNamingBefore,
  createEraser,
  createMemberEraser,
  eraseDeep,
  eraseWords,
  findNaming,
  type Eraser,
  type MemberEraser,
  type WordColumns,
} from "./erase-name.ts";
export { takeNumber, findItemKind } from "./items.ts";
