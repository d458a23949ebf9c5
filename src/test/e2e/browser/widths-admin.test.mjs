// Every page of administration at every width, and its menu on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adminPassword, open, phone, signIn } from "./house.mjs";
import { browser, domain, everyPageAtEveryWidth, ida, made } from "./widths.mjs";

everyPageAtEveryWidth({
  name: "administration",
  context: "/admin",
  sources: "web-admin",
  who: ["admin", adminPassword],
  pages: {
    "account": [{ query: () => `account=${ida}`, main: "#save" }],
    "accounts": [{ main: ".adder > summary" }],
    "administrators": [{ main: ".adder > summary" }],
    "audit": [{ main: "main h1" }],
    "backup": [{ query: () => `name=${made.backup}`, main: "#begin-restore" }],
    "backups": [{ main: ".adder > summary" }],
    "brands": [{ main: "#q" }],
    "languages": [{ main: ".adder > summary" }],
    "look-preview": [{ query: () => "page=sign-in", main: "main h1", alone: true }],
    "looks": [{ main: "#save" }, { query: () => `domain=${domain}`, main: "#save" }],
    "skins": [{ main: ".adder > summary" }],
    "certificates": [{ main: ".adder > summary" }],
    "cleanup": [{ main: ".adder > summary" }],
    "complaints": [{ main: ".filters .button" }],
    "account-deletion": [{ query: () => `domain=${domain}`, main: "#delete" }],
    "deleted-accounts": [{ main: "[name=bring]" }],
    "domain": [{ query: () => `domain=${domain}`, main: "#save" }],
    "domains": [{ main: ".adder > summary" }],
    "group": [{ query: () => `group=everybody@${domain}`, main: "#give" }],
    "help-desk": [{ main: "#q" }, { query: () => `account=${ida}`, main: "#make-reset-code" }],
    "listeners": [{ main: ".head .button" }],
    "object": [{ query: () => `type=domains&domain=${domain}`, main: "#save" }],
    "message-trace": [{ query: () => "id=nothing", main: "main h1" }],
    "message-traces": [{ main: "#find" }],
    "objects": [
      { query: () => "type=aliases", main: ".adder > summary" },
      { query: () => "type=identity-sources", main: ".adder > summary" },
      { query: () => "type=identity-sources&kind=oidc", main: "#create" },
      { query: () => "type=dns-lists", main: ".adder > summary" },
      { query: () => "type=client-authorities", main: ".adder > summary" },
    ],
    "overview": [{ main: ".figures" }],
    "problem": [{ path: "nothing-here", main: "main h1" }],
    "queue": [{ main: "#retry" }],
    "queued": [{ query: () => `id=${made.queued}`, main: "#retry" }],
    "recovery": [{ query: () => `account=${ida}`, main: "#place" }],
    "policy-replay": [{ main: "#run" }],
    "policy-trial": [{ main: "#run" }],
    "use": [{ main: ".filters .button" }],
    "reports": [{ main: ".filters .button" }],
    "restoration": [{ query: () => `id=${made.restoration}`, main: ".facts" }],
    "rule": [{ query: () => `domain=${domain}`, main: "#save" }, { query: () => `domain=${domain}&script=bells`, main: "#save" }],
    "rule-trial": [{ query: () => `domain=${domain}&script=bells`, main: "#run" }],
    "rules": [{ main: "#add" }, { query: () => `domain=${domain}`, main: "#add" }],
    "service-class": [{ query: () => `service-class=gold@${domain}`, main: "#save" }],
    "settings": [{ main: "#save" }, { query: () => "area=network", main: "#save" }, { query: () => `account=${ida}`, main: "#save" }],
    "sessions": [{ query: () => `account=${ida}`, main: "#lock-out-now" }],
    "sharing": [{ query: () => `account=${ida}&folder=INBOX`, main: "#give" }],
    "start": [{ main: "#name-host" }],
    "sign-in": [{ main: "#enter", stranger: true }],
    "store": [{ main: "#verify" }],
    "tasks": [{ main: "#q" }],
    "web-hook": [{ query: () => `web-hook=${made.hook}`, main: "main h1" }],
    "zone": [{ query: () => `domain=${domain}`, main: "main h1" }],
  },
});

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone the menu of administration opens on every page${javaScriptEnabled ? "" : ", without script"}`, async () => {
    const page = await open(browser, { viewport: phone, hasTouch: true, isMobile: true, javaScriptEnabled });
    await signIn(page, "/admin", "admin", adminPassword);
    for (const place of ["Domains", "Accounts", "Queue"]) {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.locator("nav.side").getByRole("link", { name: place, exact: true }).click();
      await page.getByRole("heading", { name: place, level: 1 }).waitFor();
      assert.equal(await page.locator("nav.side").isVisible(), false);
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
