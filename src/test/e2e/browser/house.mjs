// Shared by the tests: the server's addresses, browsers, an external SMTP client, and checks for every page.
import assert from "node:assert/strict";
import { createConnection } from "node:net";
import { connect } from "node:tls";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const base = process.env.CARILLON_WEB;
export const smtpPort = Number(process.env.CARILLON_SMTP_PORT);
export const imapsPort = Number(process.env.CARILLON_IMAPS_PORT);
export const adminPassword = process.env.CARILLON_ADMIN_PASSWORD;
export const password = "correct horse battery";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export function launch(...args) {
  return chromium.launch({
    executablePath: process.env.CARILLON_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", "--disable-dev-shm-usage", ...args],
  });
}

/** Opens a page that records the browser's complaints: script errors and violations of the policy. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-GB", viewport: desk, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.isScripted = options.javaScriptEnabled !== false;
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    // An invalid form is answered 422, a missing page 404: the browser logs both as errors.
    if (message.type() === "error" && !/status of (404|422)/.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  return page;
}

export async function signIn(page, path, name, secret) {
  await page.goto(`${base}${path}/sign-in`);
  await page.fill("#name", name);
  await page.fill("#password", secret);
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("/sign-in")), page.click("#enter")]);
}

/** Returns the text of the message that is being written: the editor's if there is one, else the plain field. */
export async function letterText(page) {
  const plain = page.locator("#text");
  if (!page.isScripted) {
    return plain;
  }
  await page.locator("#letter[data-edited], #letter[data-plain]").waitFor();
  return (await plain.isVisible()) ? plain : page.frameLocator(".editor iframe").locator("#body");
}

export async function writeText(page, text) {
  await (await letterText(page)).fill(text);
}

/** Returns the recipients as in the form data. */
export function recipients(page) {
  return page.locator("#to").evaluate((input) => new FormData(input.form).get("to"));
}

/** Returns the text of the message as lines. */
export async function writtenText(page) {
  const field = await letterText(page);
  const text = await field.evaluate((one) => one.value ?? one.innerText);
  return text.replaceAll("\u00a0", " ").trim();
}

/** Calls REST as the server's administrator; fails on an error status. */
export async function api(page, method, path, data) {
  const authorization = `Basic ${btoa(`admin:${adminPassword}`)}`;
  const headers = { authorization, "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json" };
  const answer = await page.context().request.fetch(`${base}/api/v1/${path}`, { method, headers, data: data && JSON.stringify(data) });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.headers()["content-type"]?.includes("json") ? answer.json() : undefined;
}

/** Sends webmail messages of the domain's users at once, without the time to undo sending. */
export function promptly(page, domain) {
  return api(page, "PATCH", `domains/${domain}/settings`, { "web.write.undo": 0 });
}

/** Makes a domain from any page of administration. */
export async function makeDomain(page, name) {
  await page.goto(`${base}/admin/domains`);
  await openAdder(page);
  await page.fill("#name", name);
  await page.click("#create");
  await page.waitForURL(/domain\?domain=/);
  await page.getByText("was added. Now add its first account.").waitFor();
}

/** Makes an account with the common password. */
export async function makeAccount(page, address, name) {
  await page.goto(`${base}/admin/accounts?domain=${address.split("@")[1]}`);
  await openAdder(page);
  await page.fill("#address", address);
  await page.fill("#displayName", name);
  await page.fill("#password", password);
  await page.click("#create");
  await page.waitForURL(/account\?account=/);
}

/** Fills in a field, which is an input or, for a short list of values, a select. */
export async function choose(page, field, value) {
  const isList = await page.locator(field).evaluate((element) => element.tagName === "SELECT");
  await (isList ? page.selectOption(field, value) : page.fill(field, value));
}

/** Opens the form that adds something to a list. */
export async function openAdder(page) {
  const adder = page.locator("details.adder");
  if ((await adder.getAttribute("open")) === null) {
    await adder.locator("> summary").click();
  }
}

/**
 * Returns axe's violations on a page at rest, by some of its rules or by all: transitions are off, and a page that began to load something
 * meanwhile (Turbo then marks its root busy) is checked again.
 */
export async function violations(page, rules = []) {
  for (;;) {
    await page.locator("html:not([aria-busy])").waitFor();
    if (!(await page.evaluate(() => "axe" in window))) {
      await page.evaluate(`(() => { ${axeSource}; window.axe = axe; })()`);
    }
    const found = await page.evaluate(async (only) => {
      document.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
      let atRest = !document.documentElement.hasAttribute("aria-busy");
      const watch = new MutationObserver(() => (atRest = false));
      watch.observe(document.documentElement, { attributeFilter: ["aria-busy"] });
      const result = await window.axe.run(document, { iframes: false, preload: false, resultTypes: ["violations"], ...(only.length > 0 && { runOnly: only }) });
      watch.disconnect();
      return atRest && result.violations;
    }, rules);
    if (found) {
      return found;
    }
  }
}

/** Checks WCAG as far as a program can. */
export async function assertAccessible(page) {
  const found = await violations(page);
  assert.deepEqual(
    found.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`),
    [],
  );
}

/** Delivers a message by SMTP from outside. */
export function deliver(to, message) {
  return new Promise((resolve, reject) => {
    const socket = createConnection(smtpPort, "127.0.0.1");
    const body = message.replace(/\r?\n/g, "\r\n").replace(/^\./gm, "..");
    const dialogue = ["EHLO stranger.test", "MAIL FROM:<stranger@elsewhere.test>", `RCPT TO:<${to}>`, "DATA", `${body}\r\n.`, "QUIT"];
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (text) => {
      answer += text;
      if (!/^\d{3} .*\r\n$/m.test(answer)) {
        return;
      }
      if (/^[45]\d\d /m.test(answer)) {
        reject(new Error(answer));
      } else if (dialogue.length === 0) {
        socket.end();
        resolve();
      } else {
        answer = "";
        socket.write(`${dialogue.shift()}\r\n`);
      }
    });
  });
}

/** Puts messages into a user's inbox by IMAP. */
export function append(address, messages) {
  const texts = messages.map((message) => message.replace(/\r?\n/g, "\r\n"));
  const dialogue = [`a login "${address}" "${password}"\r\n`, ...texts.flatMap((text) => [`a append inbox {${Buffer.byteLength(text)}}\r\n`, `${text}\r\n`]), "a logout\r\n"];
  return new Promise((resolve, reject) => {
    const socket = connect({ port: imapsPort, host: "127.0.0.1", rejectUnauthorized: false });
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (text) => {
      answer += text;
      if (!/^(?:\* OK|a OK|\+) .*\r\n$/m.test(answer) && !/^a (?:NO|BAD) /m.test(answer)) {
        return;
      }
      if (/^a (?:NO|BAD) /m.test(answer)) {
        reject(new Error(answer));
        socket.destroy();
      } else if (dialogue.length === 0) {
        socket.end();
        resolve();
      } else {
        answer = "";
        socket.write(dialogue.shift());
      }
    });
  });
}
