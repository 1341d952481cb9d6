import { expect, it } from "vitest";
import { splitTitle } from "../../../src/features/topics/rules/title.ts";

const long = "楼".repeat(41);
const words = `${"broken lights ".repeat(6)}everywhere`;

it.each([
  ["三号楼楼道灯坏了", "三号楼楼道灯坏了", ""],
  ["三号楼楼道灯坏了。", "三号楼楼道灯坏了", ""],
  ["灯坏了。晚上黑，不安全。", "灯坏了", "晚上黑，不安全。"],
  ["灯坏了\n晚上黑", "灯坏了", "晚上黑"],
  ["灯什么时候修？急。", "灯什么时候修？", "急。"],
  [
    "The stairway light in building 3 is broken.",
    "The stairway light in building 3 is broken",
    "",
  ],
  ["Broken at 3.30 pm. Please help.", "Broken at 3.30 pm", "Please help."],
  ["。", "。", ""],
  [long, `${"楼".repeat(39)}…`, long],
  [
    words,
    "broken lights broken lights broken lights broken lights broken lights broken…",
    words,
  ],
])("%s has a title and a rest", (text, title, rest) => {
  expect(splitTitle(text)).toEqual({ title, rest });
});
