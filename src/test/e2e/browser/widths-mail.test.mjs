// Every page of the webmail at every width, also right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base, desk, open, password, phone, signIn } from "./house.mjs";
import { browser, everyPageAtEveryWidth, ida, made } from "./widths.mjs";

everyPageAtEveryWidth({
  name: "the webmail",
  context: "",
  sources: "web-mail/app",
  who: [ida, password],
  more: [[false, [1280], "ar"]],
  pages: {
    "agree": [{ query: () => "t=nothing", main: "main h1", stranger: true }],
    "away": [{ main: "#save" }],
    "calendar": [{ query: () => "view=week", main: "main h1" }, { query: () => "view=month", main: "main h1" }, { query: () => "view=year", main: "main h1" }, { query: () => "view=agenda", main: "main h1" }],
    "calendars": [{ main: "#create" }],
    "approvals": [{ main: "main h1" }],
    "published": [{ open: "a[href^='published']", path: "calendars", main: "#show" }],
    "today": [{ main: "main h1" }],
    "filters": [{ main: "main button[type=submit]" }],
    "find": [{ query: () => "q=bell", main: "#search" }],
    "events": [{ query: () => "q=bell", main: "main h1" }],
    "reminders": [{ main: "main h1" }],
    "todo-lists": [{ main: "#create" }],
    "enclose": [{ main: "main h1" }],
    "give": [{ query: () => "t=nothing", main: ".card", stranger: true }],
    "notes": [{ query: () => "", main: "main h1" }],
    "note": [{ query: () => "new=1", main: "main h1" }],
    "todos": [{ query: () => "", main: "main h1" }],
    "todo": [{ query: () => "new=1", main: "main h1" }],
    "deleted": [{ main: "main h1" }],
    "device": [{ main: "#code", alone: true }],
    "event": [{ query: () => "new=2031-03-12", main: "#save" }],
    "raw": [{ query: () => "c=0&k=none", main: "main h1" }],
    "contacts": [{ query: () => "", main: "main h1" }],
    "contact": [{ query: () => "new=1", main: "#save" }],
    "address-books": [{ main: "#create" }],
    "doubles": [{ main: "main h1" }],
    "files": [{ main: "main h1" }],
    "links": [{ main: "main h1" }],
    "shared": [{ query: () => "t=nothing", main: "main h1", stranger: true }],
    "folders": [{ main: "#create" }],
    "feeds": [{ main: "#subscribe" }],
    "labels": [{ main: "#create" }],
    "all": [{ main: "#archive" }, { query: () => "q=bell", main: "#archive" }],
    "sweep": [{ query: () => "id=none", main: "main h1" }],
    "export": [{ main: "#export" }],
    "forwarding": [{ main: "#save" }],
    "forgotten": [{ main: "#mail", stranger: true }],
    "identities": [{ main: "#allow" }, { query: () => "id=new", main: "#save" }],
    "keys": [{ main: "main h1" }],
    "let-in": [{ query: () => "problem=over", main: "main .card", stranger: true }],
    "mail": [{ main: "#search" }, { open: ".row >> nth=0 >> a", main: ".toolbar a[href*='as=reply']" }, { query: () => "f=none", path: "mail", main: "nav.rail" }],
    "new-password": [{ main: "#set", stranger: true }],
    "renew-password": [{ main: "#set", stranger: true }],
    "pictures": [{ main: "main h1" }],
    "preferences": [{ main: "#save" }],
    "hours": [{ main: "#keep-hours" }],
    "problem": [{ path: "nothing-here", main: "main h1" }],
    "held": [{ query: () => "t=nothing", main: ".card .button", stranger: true }],
    "quarantine": [{ main: "main h1" }],
    "print": [{ query: () => made.letter, main: "main h1", alone: true }],
    "receipt": [{ query: () => made.letter, main: "#send-receipt" }],
    "redirect": [{ query: () => made.letter, main: "#send" }],
    "rule": [{ main: "#save" }],
    "rules": [{ main: "main h1" }],
    "security": [{ main: "main h1" }],
    "second-factor": [{ main: "main h1" }],
    "senders": [{ main: "#allow" }],
    "search": [{ query: () => "q=bell", main: "#search" }],
    "setup": [{ main: "main h1" }],
    "entry": [{ main: "#keep" }],
    "shares": [{ main: "#give" }],
    "sharing": [{ open: ".shareable a >> nth=0", path: "folders", main: "#give" }],
    "sign-in": [{ main: "#enter", stranger: true }],
    "storage": [{ main: "main h1" }],
    "such": [{ query: () => made.letter, main: "main h1" }],
    "unsubscribe": [{ query: () => made.letter, main: "main h1" }],
    "scheduled": [{ main: "main h1" }],
    "write": [{ main: "#send" }],
    "writing": [{ main: "#keep" }],
  },
});

test("a notice is shown once and covers nothing", async () => {
  const page = await open(browser, { viewport: desk });
  await signIn(page, "", ida, password);
  await page.goto(`${base}/preferences`);
  await page.click("#save");
  const notice = page.locator(".notice", { hasText: "Saved." });
  await notice.waitFor();
  const box = await notice.boundingBox();
  const pane = await page.locator("main").boundingBox();
  assert.ok(pane.y + pane.height <= box.y, `the page ends at ${pane.y + pane.height}, the notice begins at ${box.y}`);
  await page.goto(`${base}/keys`);
  assert.equal(await page.locator(".notice").count(), 0);
  await page.context().close();
});

test("the sign-out button is visible on every page of the webmail", async () => {
  const page = await open(browser, { viewport: phone });
  await signIn(page, "", ida, password);
  await page.locator(".menu.account summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.context().close();
});
