import { Buffer } from "node:buffer";

/** A picture of one dot, told apart by its number. */
export const photo = (n: number) => ({
  name: `photo-${n}.png`,
  bytes: Buffer.concat([
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
    Buffer.from([n]),
  ]),
});
