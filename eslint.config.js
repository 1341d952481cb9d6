import tseslint from "typescript-eslint";

/** Packages that one folder alone may import; the rest go through its door. */
const keptIn = {
  telegraf: "src/platform/chat",
  "node-cron": "src/platform/jobs",
  i18next: "src/platform/i18n",
  "better-sqlite3": "src/platform/store",
  pg: "src/platform/store",
  pino: "src/platform/log",
};
const climbing = {
  group: ["../*", "../**"],
  message: "Leave a folder through its door: #platform/…, #features/….",
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "coverage/",
      ".tmp/",
      "src/platform/i18n/keys.ts",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./src/playground/page/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true },
      ],
      // Tables, Events: each owner adds its part by declaration merging.
      "@typescript-eslint/no-empty-object-type": [
        "error",
        { allowInterfaces: "always" },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            climbing,
            ...Object.entries(keptIn).map(([name, folder]) => ({
              group: [name, `${name}/*`],
              message: `${name} belongs to ${folder} alone.`,
            })),
          ],
        },
      ],
    },
  },
  {
    // A room that became a folder still belongs to its feature.
    files: ["src/features/*/{rules,commands,messages,store}/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { ...climbing, group: ["../../*", "../../**", "../*/index.ts"] },
            ...Object.entries(keptIn).map(([name, folder]) => ({
              group: [name, `${name}/*`],
              message: `${name} belongs to ${folder} alone.`,
            })),
          ],
        },
      ],
    },
  },
  ...Object.entries(keptIn).map(([name, folder]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            climbing,
            ...Object.entries(keptIn)
              .filter(([other, home]) => other !== name && home !== folder)
              .map(([other, home]) => ({
                group: [other, `${other}/*`],
                message: `${other} belongs to ${home} alone.`,
              })),
          ],
        },
      ],
    },
  })),
  {
    files: ["**/*.js"],
    ...tseslint.configs.disableTypeChecked,
  },
);
