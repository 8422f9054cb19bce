/* Builds src/ into the folder given, or into bot/static/ for the gateway to serve. */

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

await build({
  absWorkingDir: here,
  entryPoints: {
    widget: "src/widget.ts",
    home: "src/home.ts",
    "lesson-setup": "src/lesson/setup.ts",
    "lesson-pupil": "src/lesson/pupil.ts",
    "lesson-board": "src/lesson/board.ts",
    "lesson-presenter": "src/lesson/presenter.ts",
  },
  outdir: process.argv[2] ?? "../bot/static",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16.4"],
  charset: "utf8",
  loader: { ".css": "text" },
  legalComments: "none",
  logLevel: "warning",
});
