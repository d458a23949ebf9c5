// A domain's administrator: what she may see and change, what not, and which accounts are nearly full.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, choose, deliver, launch, makeAccount, makeDomain, open, openAdder, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `own-${mark}.test`;
const other = `other-${mark}.test`;
const chief = `chief-${mark}`;
const mia = `mia@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, mia, "Mia");
  await makeDomain(page, other);
  await makeAccount(page, `ned@${other}`, "Ned");
  await page.goto(`${base}/admin/administrators`);
  await openAdder(page);
  await page.fill("#name", chief);
  await page.fill("#password", password);
  await choose(page, "#domain", domain);
  await page.click("#create");
  await page.locator("#rows tr", { hasText: chief }).waitFor();
  await page.context().close();
});

after(() => browser.close());

async function administer(path, options) {
  const page = await open(browser, options);
  await signIn(page, "/admin", chief, password);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

async function set(address, key, value) {
  const page = await open(browser);
  const answer = await page.request.patch(`${base}/api/v1/accounts/${address}/settings`, {
    headers: {
      authorization: `Basic ${btoa(`${chief}:${password}`)}`,
      "content-type": "application/merge-patch+json",
    },
    data: JSON.stringify({ [key]: value }),
  });
  assert.equal(answer.status(), 200, await answer.text());
  await page.context().close();
}

test("a domain's administrator is told about missing rights, in the administrator's language", async () => {
  for (const [locale, title, sentence] of [
    ["en-GB", "You are not allowed to do this", "A server administrator can do it"],
    ["de-DE", "Das dürfen Sie nicht", "Wer den Server verwaltet, kann es tun"],
  ]) {
    const page = await administer("overview", { locale });
    for (const path of ["settings", "store", "backups"]) {
      const answer = await page.goto(`${base}/admin/${path}`);
      assert.equal(answer.status(), 403, path);
      await page.getByRole("heading", { name: title }).waitFor();
      await page.getByText(sentence).waitFor();
      assert.equal(await page.locator(`nav.side a[href$="/${path}"]`).count(), 0, path);
    }
    await page.context().close();
  }
});

test("a domain's administrator sees changes in that domain, and no others", async () => {
  const page = await administer("audit");
  await page.locator("tr", { hasText: "domain.create" }).filter({ hasText: domain }).waitFor();
  await page.locator("tr", { hasText: "account.create" }).filter({ hasText: mia }).waitFor();
  assert.equal(await page.getByText(other).count(), 0);
  assert.equal(await page.getByText("admin", { exact: true }).count() > 0, true);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an account that becomes nearly full is marked, and its owner is notified once", async () => {
  await set(mia, "mailbox.quota.messages", 4);
  await set(mia, "mailbox.quota.alert-percent", 75);
  const empty = await administer("accounts?full=true");
  await empty.getByText("No account is nearly full").waitFor();
  await empty.context().close();
  for (const subject of ["One", "Two", "Three", "Four"]) {
    await deliver(mia, `From: Lou <lou@elsewhere.test>\nTo: ${mia}\nSubject: ${subject}\n\nRing.\n`);
  }

  const hers = await open(browser);
  await signIn(hers, "", mia, password);
  await hers.click("nav.side >> text=INBOX");
  const letter = hers.locator(".row", { hasText: /Your mailbox is \d+ % full/ });
  await letter.waitFor();
  assert.equal(await hers.locator(".row").count(), 5);
  await hers.context().close();

  const page = await administer("accounts");
  await page.getByText("% full").waitFor();
  await page.getByLabel("Nearly full only").check();
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/full=true/);
  await page.locator("tr", { hasText: mia }).getByText("125 % full").waitFor();
  await page.goto(`${base}/admin/audit`);
  await page.locator("tr", { hasText: "account.nearly-full" }).filter({ hasText: mia }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a blocked user is told for how long, and is unblocked by the domain's administrator", async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "sign-in.guesses-by-account": 3 });
  try {
    const barred = page.getByText(/Too many wrong passwords were entered .* in \d+ minutes/);
    for (let tries = 0; tries < 12 && !(await barred.isVisible()); tries++) {
      await page.goto(`${base}/sign-in`);
      await page.fill("#name", mia);
      await page.fill("#password", tries % 2 ? "wrong" : "wrong again");
      await page.click("#enter");
      await page.locator(".banner.bad").waitFor();
    }
    await barred.waitFor();
    await assertAccessible(page);
  } finally {
    await api(page, "PATCH", "settings", { "sign-in.guesses-by-account": null });
  }
  const hers = await administer(`account?account=${mia}`);
  await hers.getByText("Sign-in from addresses that this account does not usually use is blocked").waitFor();
  await hers.click("#lift-bar");
  await hers.getByText(`${mia} can sign in again from anywhere.`).waitFor();
  await signIn(page, "", mia, password);
  await page.context().close();
  await hers.context().close();
});
