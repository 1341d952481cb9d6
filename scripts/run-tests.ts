import { startVitest } from "vitest/node";

/** Runs the tests named by the arguments, or all, and closes with a count. */
const vitest = await startVitest(process.argv.slice(2), {
  run: true,
  watch: false,
});
const tests = vitest.state
  .getTestModules()
  .flatMap((module) => [...module.children.allTests()]);
const broken = vitest.state
  .getTestModules()
  .filter((module) => !module.ok() && module.children.size === 0).length;
const isFailed = process.exitCode !== undefined && process.exitCode !== 0;
const count = (state: string) =>
  tests.filter((test) => test.result().state === state).length;
const failed = count("failed") + broken;
await vitest.close();
// A run that failed outside its tests must not read as a success.
process.stdout.write(
  `\n${count("passed")} passed, ${isFailed ? Math.max(failed, 1) : failed} failed\n`,
);
process.exit(isFailed || failed > 0 ? 1 : 0);
