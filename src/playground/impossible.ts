/** An act that no real client would let a person do: no member, no button. */
export class Impossible extends Error {}
