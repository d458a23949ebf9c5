// Requests that no browser sends: every page with unexpected parameters, and every form of it with unexpected fields. No page fails, none reflects
// markup, and none reveals more than users need.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { api, base, launch, open, password, signIn } from "./house.mjs";

const domain = `hostile-${Date.now().toString(36)}.test`;
const eve = `eve@${domain}`;
const IMAGE = `"><img src=x onerror=alert(1)>`;
const VALUES = [IMAGE, "#{7*7}${7*7}", "-1", "99999999999999999999", "9223372036854775807", "%00", "\u202e\u0000x", "../../etc/passwd", "a".repeat(1000), "2026-13-45", "AAAA"];
const NAMES = "f m q s t when day id to as mailto before view change calendar undo h o key name cid code zone account at version with language cs part n p private month c v".split(" ");
const SERVLETS = ["body", "attachments", "export-file", "contact-photo", "contacts-file", "quoted", "picture", "editor", "part", "source", "news", "addresses", "uploads/x", "remote-picture", "portrait"];
const views = readFileSync(new URL("../rights/views.tsv", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.split("\t"))
  .filter(([application]) => application === "mail")
  .map(([, view]) => view);

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: eve, displayName: "Eve", password });
  await signIn(page, "", eve, password);
});

after(() => browser.close());

async function complaint(what, answer) {
  const text = await answer.text();
  const trouble = answer.status() >= 500 ? `${answer.status()}` : text.includes("<img src=x") ? "gives markup back" : /\bat [a-z]+\.[a-z.]+\.[A-Z]\w+\.\w+\(/.test(text) ? "a stack trace" : "";
  return trouble && `${what}: ${trouble}`;
}

test("no page fails because of its query parameters", { timeout: 300_000 }, async () => {
  const complaints = [];
  for (const view of new Set([...views, ...SERVLETS])) {
    for (const value of VALUES) {
      const query = NAMES.map((name) => `${name}=${encodeURIComponent(value)}`).join("&");
      complaints.push(await complaint(`${view} with ${value.slice(0, 30)}`, await page.context().request.get(`${base}/${view}?${query}`, { maxRedirects: 0 })));
    }
  }
  const stranger = await open(browser);
  for (const path of ["sign-in", "admin/sign-in", "forgotten", "no-such-page"]) {
    complaints.push(await complaint(`a stranger at ${path}`, await stranger.context().request.get(`${base}/${path}?cid=1&to=${encodeURIComponent(IMAGE)}`, { maxRedirects: 0 })));
  }
  assert.deepEqual(complaints.filter(Boolean), []);
});

test("no page fails because of its form fields", { timeout: 300_000 }, async () => {
  const complaints = [];
  let sent = 0;
  for (const view of new Set(views)) {
    await page.goto(`${base}/${view}`);
    const forms = await page.evaluate(() =>
      [...document.forms]
        .filter((form) => form.method === "post")
        .map((form) => ({ action: form.action, multipart: form.enctype.includes("multipart"), fields: [...form.elements].filter((one) => one.name).map((one) => ({ name: one.name, value: one.value, type: one.type })) })),
    );
    for (const { action, multipart, fields } of forms.filter((form) => !form.fields.some((one) => one.name === "sign-out"))) {
      for (const button of fields.filter((one) => one.type === "submit")) {
        for (const value of [IMAGE, "-1", "99999999999999999999"]) {
          const isOurs = ({ name, value: own, type }) => name === "token" || name.includes("faces") || (type === "hidden" && own === "1");
          const said = Object.fromEntries(fields.filter((one) => one.type !== "submit").map((one) => [one.name, isOurs(one) ? one.value : value]));
          said[button.name] = button.value;
          complaints.push(await complaint(`${view}, ${button.name} with ${value.slice(0, 20)}`, await page.context().request.post(action, { [multipart ? "multipart" : "form"]: said, maxRedirects: 0 })));
          sent++;
        }
      }
    }
  }
  assert.ok(sent > 100, `${sent} forms`);
  assert.deepEqual(complaints.filter(Boolean), []);
});
