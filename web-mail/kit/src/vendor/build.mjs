// Copies from the npm packages what the kit ships, so that neither a build nor a browser needs the network.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import subsetFont from "subset-font";

const to = new URL("../main/resources/META-INF/resources/kit/vendor/", import.meta.url).pathname;
mkdirSync(to, { recursive: true });

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;

buildSync({
  entryPoints: ["node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js"],
  outfile: to + "turbo.js",
  minify: true,
  format: "esm",
  legalComments: "none",
  banner: { js: `/*! Turbo ${version("@hotwired/turbo")}, MIT licence, Copyright 37signals LLC; see LICENSE-turbo.txt */` },
});
copyFileSync("LICENSE-turbo.txt", to + "LICENSE-turbo.txt"); // the package has none

buildSync({
  stdin: {
    contents: 'export { default as Squire } from "squire-rte/dist/squire-raw.mjs"; export { default as DOMPurify } from "dompurify";',
    resolveDir: ".",
  },
  outfile: to + "squire.js",
  bundle: true,
  minify: true,
  format: "esm",
  legalComments: "none",
  banner: {
    js:
      `/*! Squire ${version("squire-rte")}, MIT licence, Copyright Neil Jenkins; see LICENSE-squire.txt. ` +
      `DOMPurify ${version("dompurify")}, Apache-2.0 licence, Copyright Cure53 and other contributors */`,
  },
});
copyFileSync("node_modules/squire-rte/LICENSE", to + "LICENSE-squire.txt");

buildSync({
  stdin: { contents: 'export { Upload } from "tus-js-client";', resolveDir: "." },
  outfile: to + "tus.js",
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  legalComments: "none",
  banner: { js: `/*! tus-js-client ${version("tus-js-client")}, MIT licence, Copyright Transloadit Ltd; see LICENSE-tus.txt */` },
});
copyFileSync("node_modules/tus-js-client/LICENSE", to + "LICENSE-tus.txt");

// The fonts contain only what the style sheets use: weights, features, and the characters of the ranges.
const ranges = JSON.parse(readFileSync("node_modules/@fontsource-variable/inter/unicode.json"));

function characters(range) {
  return range
    .split(",")
    .map((part) => part.replace("U+", "").split("-").map((code) => Number.parseInt(code, 16)))
    .flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    .join("");
}

for (const script of ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"]) {
  const whole = readFileSync(`node_modules/@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`);
  const part = await subsetFont(whole, characters(ranges[script]), {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"],
  });
  writeFileSync(`${to}inter-${script}.woff2`, part);
}
copyFileSync("node_modules/@fontsource-variable/inter/LICENSE", to + "LICENSE-inter.txt");

const names = readFileSync("icons.txt", "utf8").split(/\s+/).filter(Boolean).sort();
const symbols = names.map((name) => {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
  const inside = svg.replace(/<!--.*?-->\s*/s, "").replace(/^\s*<svg[^>]*>/s, "").replace(/<\/svg>\s*$/s, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s+/g, " ").trim()}</symbol>`;
});
writeFileSync(
  to + "icons.svg",
  `<!-- Lucide ${version("lucide-static")}, ISC licence; see LICENSE-lucide.txt -->\n` +
    `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
);
copyFileSync("node_modules/lucide-static/LICENSE", to + "LICENSE-lucide.txt");
