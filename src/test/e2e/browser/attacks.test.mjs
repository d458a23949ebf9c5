// Messages that attack their reader: opened, replied to, forwarded and printed, they run no script and fetch nothing. A second test shows the same
// messages in the same browser without this server, to prove that they are attacks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { adminPassword, append, base, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const domain = `attacks-${Date.now().toString(36)}.test`;
const ada = `ada@${domain}`;
const A_LETTER = 8;
const PAGES = 3;
const asked = [];
let far;
let browser;
let letters;

/** Returns the attacks of the file, with the words in braces replaced. */
function attacks(host) {
  const lines = readFileSync(new URL("attacks.txt", import.meta.url), "utf8").split("\n# ").slice(1);
  return lines
    .flatMap((group) => group.split("\n").slice(1))
    .filter((line) => line !== "")
    .map((line, n) => {
      const swallows = line.startsWith("~ ");
      const html = line
        .slice(swallows ? 2 : 0)
        .replace(/\{b64 (.*?)\}(?=["#])/g, (_, text) => Buffer.from(text).toString("base64"))
        .replaceAll("{run}", `pwned(${n})`)
        .replaceAll("{n}", String(n))
        .replaceAll("{far}", `http://${host}/${n}`)
        .replaceAll("{host}", `${host}/${n}`)
        .replace(/(?<!\\)\\n/g, "\n")
        .replace(/(?<!\\)\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replaceAll("\\\\", "\\");
      return { n, html, swallows };
    });
}

/** Packs the attacks into few messages; an attack that swallows the text after it is the last of its message. */
function packed(all) {
  const last = all.filter((one) => one.swallows);
  const others = all.filter((one) => !one.swallows);
  const packs = [];
  while (others.length > 0 || last.length > 0) {
    packs.push([...others.splice(0, A_LETTER), ...last.splice(0, 1)]);
  }
  return packs.map((some) => some.map(({ html }) => `<div>${html}</div>`).join("\n"));
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="pwned('drawing')"><script>pwned('drawing')</script></svg>`;
const enclosed = [
  ["drawing", "image/svg+xml", drawing],
  ["page", "text/html", "<script>top.pwned('page')</script>"],
  ["sheet", "text/css", "p{color:red}"],
  ["script", "text/javascript", "pwned('script')"],
];

const part = (id, type, text) =>
  `Content-Type: ${type}; charset=utf-8\nContent-ID: <${id}>\nContent-Disposition: inline; filename="${id}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(text)
    .toString("base64")
    .replace(/(.{76})/g, "$1\n")}\n`;

const letter = (subject, html) =>
  `From: Mallory <mallory@elsewhere.test>\nTo: ${ada}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type="text/html"\n\n--b\n${[
    part("root", "text/html", html),
    ...enclosed.map((one) => part(...one)),
  ].join("--b\n")}--b--\n`;

before(async () => {
  far = createServer((request, response) => {
    // The server fetches pictures that a reader asks for: another test allows it addresses of this machine.
    if (request.headers["user-agent"] !== "Carillon") {
      asked.push(request.url);
    }
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  await new Promise((listening) => far.listen(0, "127.0.0.1", listening));
  letters = packed(attacks(`127.0.0.1:${far.address().port}`));
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, ada, "Ada Attacked");
  await page.context().close();
  await append(ada, letters.map((html, n) => letter(`Attack ${n}.`, html)));
});

after(async () => {
  await browser.close();
  far.close();
});

/** Returns a page that records scripts that run in it or its frames, and requests to other hosts. */
async function watched() {
  const page = await open(browser);
  page.ran = [];
  page.left = [];
  await page.context().exposeFunction("pwned", (n) => page.ran.push(n));
  page.on("dialog", (dialog) => page.ran.push(dialog.message()) && dialog.dismiss());
  page.context().on("page", (other) => page.left.push(other.url()));
  // A request that a policy blocks fires an event, too, before it fails.
  const isOut = (request) => !/^(?:data|blob):|^about:blank/.test(request.url()) && !request.url().startsWith(base);
  page.context().on("requestfinished", (request) => isOut(request) && page.left.push(request.url()));
  page.context().on("requestfailed", (request) => isOut(request) && request.failure()?.errorText !== "csp" && page.left.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.context().addInitScript(() => (window.print = () => {}));
  return page;
}

/** Fires the events of people and browsers in a frame: hovers over elements, opens and clicks them. */
function stir() {
  const roots = [document, ...[...document.querySelectorAll(".sheet")].map((sheet) => sheet.shadowRoot)];
  for (const one of roots.flatMap((root) => [...root.querySelectorAll("*")])) {
    for (const type of ["mouseover", "focus", "toggle", "input", "beforeinput", "animationstart", "transitionend", "pointerrawupdate", "contentvisibilityautostatechange"]) {
      one.dispatchEvent(new Event(type, { bubbles: false }));
    }
    if (!/^(?:https?|mailto):/.test(one.getAttribute("href") ?? "x")) {
      one.click?.();
    }
  }
}

/** Returns the elements that must not be in a sanitized message, even if a browser would not run them, and those that cover others. */
function left() {
  // The head is generated by the server.
  const roots = [document, ...[...document.querySelectorAll(".sheet")].map((sheet) => sheet.shadowRoot)];
  const all = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((one) => !one.closest("head, .mark"));
  const found = all.filter((one) => one.matches("script,iframe,frame,object,embed,form,input,button,meta[http-equiv],link,base,svg,math,template,video,audio"));
  const listed = (one) => [...one.attributes].some(({ name, value }) => /^on|^(?:action|formaction|ping|background|srcdoc|data-style)$/i.test(name) || /^\W*(?:java|vb)script:/i.test(value));
  const covers = (one) => ["fixed", "absolute", "sticky"].includes(getComputedStyle(one).position);
  return [...found, ...all.filter((one) => listed(one) || covers(one))].map((one) => one.outerHTML.slice(0, 200));
}

async function settled(page, frames) {
  for (const frame of page.frames().filter(frames)) {
    await frame.waitForLoadState();
    assert.deepEqual(await frame.evaluate(left), [], frame.url());
    await frame.evaluate(stir);
  }
}

const isLetter = (frame) => /\/(?:body|quoted)\?/.test(frame.url()) && !frame.isDetached();

async function attacked(page, subject) {
  await page.click(`.row:has-text('${subject}') > a`);
  await page.locator("article.letter h1", { hasText: subject }).waitFor();
  await page.locator("article.letter iframe.fitted").first().waitFor();
  await settled(page, isLetter);
  const opened = page.url();
  await page.pdf();
  const paper = await page.locator("a[href^='print?']").first().evaluate((link) => link.href);
  const links = await page.locator(".toolbar a[href*='write?']").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length >= 2, "answered and sent on");
  if (await page.locator("text=Load images").isVisible()) {
    await page.click("text=Load images");
    await page.waitForURL(/pictures=1/);
    await page.locator("article.letter iframe.fitted[src*='pictures=1']").first().waitFor();
    await settled(page, isLetter);
  }
  await page.goto(paper);
  await page.locator(".sheet").first().waitFor({ state: "attached" });
  await settled(page, (frame) => frame.url() === paper);
  await page.pdf();
  for (const link of links) {
    await page.goto(link);
    await page.locator("#letter[data-edited]").waitFor();
    if (/as=(?:reply|all|forward)\b/.test(link)) {
      await page.locator("iframe[src*='quoted?']").waitFor().catch((none) => assert.fail(`${subject} ${link} ${none}`));
    }
    await settled(page, (frame) => isLetter(frame) || frame.url().endsWith("/editor"));
  }
  await page.goto(opened);
}

test("no attack runs script or sends a request when a message is opened, printed, answered or forwarded", { timeout: 300_000 }, async () => {
  const waiting = letters.map((_, n) => `Attack ${n}.`);
  const said = [];
  await Promise.all(
    Array.from({ length: PAGES }, async () => {
      const page = await watched();
      await signIn(page, "", ada, password);
      while (waiting.length > 0) {
        await attacked(page, waiting.shift());
      }
      assert.deepEqual(page.ran, []);
      assert.deepEqual(page.left, []);
      said.push(...page.complaints.filter((one) => !/Content Security Policy|ERR_INVALID_URL/.test(one)));
      await page.context().close();
    }),
  );
  assert.deepEqual(asked, []);
  assert.deepEqual(said, []);
});

test("without this server most of the attacks run script or send requests", { timeout: 300_000 }, async () => {
  const all = attacks(`127.0.0.1:${far.address().port}`);
  const did = new Set();
  const context = await browser.newContext();
  await context.exposeFunction("pwned", (n) => did.add(n));
  await context.route("http://attack.test/**", (route) => {
    const body = all[Number(new URL(route.request().url()).pathname.slice(1))]?.html;
    return route.fulfill(body ? { contentType: "text/html; charset=utf-8", body } : { status: 404 });
  });
  context.on("request", (request) => new URL(request.url()).port === String(far.address().port) && did.add(Number(new URL(request.url()).pathname.split("/")[1])));
  const page = await context.newPage();
  page.on("dialog", (dialog) => dialog.dismiss());
  for (const { n } of all) {
    await page.goto(`http://attack.test/${n}`, { waitUntil: "commit" }).catch(() => {});
    await page.waitForTimeout(60);
    await Promise.race([page.evaluate(stir).catch(() => {}), page.waitForTimeout(500)]);
  }
  await context.close();
  asked.length = 0;
  console.log(`${all.length} attacks, of which ${did.size} run or ask in this browser by themselves`);
  assert.ok(did.size > all.length / 2, `${did.size} of ${all.length}: ${all.filter(({ n }) => !did.has(n)).map(({ n, html }) => `\n${n} ${html}`)}`);
});
