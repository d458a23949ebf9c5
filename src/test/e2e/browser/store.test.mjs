// An administrator's store: backups and restorations.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, choose, deliver, desk, launch, makeAccount, makeDomain, open, openAdder, password, phone, signIn } from "./house.mjs";

const domain = `store-${Date.now().toString(36)}.test`;
const ivy = `ivy@${domain}`;
const kay = `kay@${domain}`;
const uma = `uma@${domain}`;
const chief = `chief-${domain.split(".")[0]}`;
let browser;
let kept;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, ivy, "Ivy");
  await makeAccount(page, kay, "Kay");
  await page.context().close();
  for (const subject of ["First bell", "Second bell", "Third bell"]) {
    await deliver(ivy, `From: Lou <lou@elsewhere.test>\nTo: ${ivy}\nSubject: ${subject}\n\nRing.\n`);
  }
});

after(() => browser.close());

async function administer(path, options) {
  const page = await open(browser, options);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

/** Begins a backup and waits until the list shows by itself that it is done. */
async function backUp(page, scope, kind) {
  await page.goto(`${base}/admin/backups`);
  await openAdder(page);
  await page.fill("#scope", scope);
  await page.selectOption("#base", kind);
  await page.click("#create");
  await page.getByText("The backup has started.").waitFor();
  const row = page.locator("#work tr", { hasText: scope }).first();
  await row.getByText("Done").waitFor();
  return row;
}

/** The same without script: reloads the list until the backup is done. */
async function backUpPlainly(page, scope) {
  await page.goto(`${base}/admin/backups`);
  await openAdder(page);
  await page.fill("#scope", scope);
  await page.click("#create");
  const row = page.locator("#work tr", { hasText: scope }).first();
  while ((await row.getByText("In progress").count()) > 0) {
    await page.getByRole("link", { name: "Refresh" }).first().click();
  }
  return row.getByRole("link");
}

test("a backup's page shows its progress, and one account is restored from it beside the present one", async () => {
  const page = await administer("backups");
  const row = await backUp(page, ivy, "WHOLE");
  assert.match(await row.innerText(), /Full[^]*Done[^]*3/);
  await row.getByRole("link").click();
  await page.getByRole("heading", { name: /^Backup: Today/ }).waitFor();
  await page.getByRole("link", { name: `Restore ${ivy}` }).click();
  await page.waitForURL(/account=/);
  assert.equal(await page.inputValue("#account"), ivy);
  await page.fill("#below", "From the backup");
  await page.click("#begin-restore");
  await page.waitForURL(/\/restoration\?id=/);
  await page.getByRole("status").getByText("Done", { exact: true }).waitFor();
  await page.goto(`${base}/admin/backups`);
  await page.locator("#work tr", { hasText: "in the folder From the backup" }).getByText("Done").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const hers = await open(browser);
  await signIn(hers, "", ivy, password);
  await hers.click("nav.side >> text=INBOX");
  await hers.locator(".row", { hasText: "Third bell" }).waitFor();
  assert.equal(await hers.locator(".row").count(), 3);
  await hers.context().close();
});

test("changes since then are restored into another account, and what can't be restored is listed", async () => {
  const page = await administer("backups");
  await deliver(ivy, `From: Lou <lou@elsewhere.test>\nTo: ${ivy}\nSubject: Fourth bell\n\nRing.\n`);
  const row = await backUp(page, ivy, "CHANGES");
  assert.match(await row.innerText(), /Incremental/);
  await row.getByRole("link").click();
  await page.getByRole("link", { name: `Restore ${ivy}` }).click();
  await page.waitForURL(/account=/);
  await page.fill("#mailbox", "No such folder");
  await page.fill("#into", kay);
  await page.click("#begin-restore");
  await page.getByText("The backup does not contain the mailbox No such folder.").waitFor();
  await page.getByText(`Into ${kay}`).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an invalid backup request shows the error at its field", async () => {
  const page = await administer("backups");
  await openAdder(page);
  await page.fill("#scope", `nobody@${domain}`);
  await page.click("#create");
  await page.locator("#scope-wrong", { hasText: "This name does not exist on this server." }).waitFor();
  assert.equal(await page.inputValue("#scope"), `nobody@${domain}`);
  await page.fill("#scope", kay);
  await page.selectOption("#base", "CHANGES");
  await page.click("#create");
  await page.locator("#base-wrong", { hasText: "Make a full backup first." }).waitFor();
  await page.goto(`${base}/admin/backups`);
  await page.locator("#work tr", { hasText: ivy }).filter({ hasText: "Full" }).getByRole("link").click();
  await page.locator("#account").fill(kay);
  await page.click("#begin-restore");
  await page.locator("#account-wrong", { hasText: "This backup does not contain such an account." }).waitFor();
  await page.fill("#typed", "no");
  await page.click("#delete");
  await page.locator("#typed-wrong", { hasText: "Nothing was deleted." }).waitFor();
  await page.context().close();
});

test("a backup on which another depends can't be deleted before that one, also without script", async () => {
  const page = await administer("backups", { javaScriptEnabled: false });
  const rows = page.locator("#work tr", { hasText: "Incremental" }).filter({ hasText: ivy });
  await rows.first().getByRole("link").click();
  const whole = await page.locator(".facts a").innerText();
  await page.click(".facts a");
  await page.fill("#typed", whole);
  await page.click("#delete");
  await page.locator("#typed-wrong", { hasText: "Delete that one first." }).waitFor();
  await page.goto(`${base}/admin/backups`);
  await rows.first().getByRole("link").click();
  await page.fill("#typed", (await page.locator(".facts .mono").innerText()).trim());
  await page.click("#delete");
  await page.getByText("was deleted.").waitFor();
  await page.goto(`${base}/admin/backup?name=${whole}`);
  await page.fill("#typed", whole);
  await page.click("#delete");
  await page.getByText(`${whole} was deleted.`).waitFor();
  kept = (await (await backUpPlainly(page, domain)).getAttribute("href")).split("name=")[1];
  assert.equal(await page.locator(`a[href*="${whole}"]`).count(), 0);
  await page.context().close();
});

test("deleted messages, folders and accounts are restored, and a hold keeps them", async () => {
  const hers = await open(browser, { javaScriptEnabled: false });
  await signIn(hers, "", kay, password);
  await hers.goto(`${base}/folders`);
  await hers.fill("#name", "Plans");
  await hers.click("#create");
  await hers.getByText("Plans created.").waitFor();
  await hers.locator(".own-folders li", { hasText: "Plans" }).getByRole("button", { name: "Delete" }).click();
  await hers.getByText("Plans deleted.").waitFor();
  await hers.context().close();

  const page = await administer(`recovery?account=${kay}`);
  await page.locator("#deleted tr", { hasText: "Plans" }).getByText("The folder and its messages").waitFor();
  await page.getByRole("button", { name: "Restore Plans" }).click();
  await page.getByText("with one folder.").waitFor();
  assert.equal(await page.locator("#deleted tr", { hasText: "Plans" }).count(), 0);

  await page.fill("#reason", "Case 17");
  await page.fill("#held", "Nowhere");
  await page.click("#place");
  await page.locator("#held-wrong", { hasText: "This folder does not exist." }).waitFor();
  assert.equal(await page.inputValue("#reason"), "Case 17");
  await page.fill("#held", "");
  await page.click("#place");
  await page.getByText("The hold is in place.").waitFor();
  await page.locator("#holds li", { hasText: "Case 17" }).getByText("The whole account").waitFor();
  await page.goto(`${base}/admin/audit`);
  await page.locator("tr", { hasText: "account.hold" }).filter({ hasText: kay }).first().waitFor();

  await page.goto(`${base}/admin/account?account=${kay}`);
  await page.fill("#typed", kay);
  await page.click("#delete");
  await page.getByText("on hold").first().waitFor();
  await page.goto(`${base}/admin/recovery?account=${kay}`);
  await page.locator("#holds li", { hasText: "Case 17" }).getByRole("button", { name: "Lift" }).click();
  await page.getByText("The hold was lifted.").waitFor();

  await page.goto(`${base}/admin/account?account=${kay}`);
  await page.fill("#typed", kay);
  await page.click("#delete");
  await page.getByText(`${kay} was deleted.`).waitFor();
  await page.getByRole("link", { name: "Deleted accounts" }).click();
  await page.getByRole("button", { name: `Restore ${kay}` }).click();
  await page.getByText(`${kay} was restored, with its mail, settings and password.`).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an account's mail is restored to an earlier time after a preview of the changes", async () => {
  const page = await administer(`recovery?account=${ivy}`);
  await page.evaluate(() => document.querySelector("#to").removeAttribute("max"));
  await page.fill("#to", "2001-01-01T10:00");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.locator("#to-wrong", { hasText: "as far as deleted mail is kept" }).waitFor();
  const now = await page.locator("#to").getAttribute("max");
  await page.fill("#to", now); // the value that the page proposed
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.locator("#rewind").getByText("Nothing has changed since then.").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

/** Returns the subjects of an inbox, latest first. */
async function inbox(address) {
  const page = await open(browser);
  await signIn(page, "", address, password);
  await page.click("nav.side >> text=INBOX");
  await page.getByRole("heading", { name: "INBOX" }).waitFor();
  const subjects = await page.locator(".row .subject").allInnerTexts();
  await page.context().close();
  return subjects;
}

/** Restores an account in place and waits until it is done. */
async function restore(page, backup, account, place) {
  await page.goto(`${base}/admin/${backup}&account=${account}`);
  await page.selectOption("#place", place);
  await page.click("#begin-restore");
  await page.waitForURL(/\/restoration\?id=/);
  await page.getByRole("status").getByText("Done", { exact: true }).waitFor();
}

test("a restoration adds what is missing, or restores the exact state", async () => {
  const page = await administer("accounts");
  await makeAccount(page, uma, "Uma");
  const letter = (subject) => `From: Lou <lou@elsewhere.test>\nTo: ${uma}\nSubject: ${subject}\n\nRing.\n`;
  await deliver(uma, letter("Kept"));
  const backup = await (await backUp(page, uma, "WHOLE")).getByRole("link").getAttribute("href");
  await deliver(uma, letter("Later"));
  const hers = await open(browser, { javaScriptEnabled: false });
  await signIn(hers, "", uma, password);
  await hers.click("nav.side >> text=INBOX");
  await hers.locator(".row", { hasText: "Kept" }).getByRole("link").first().click();
  await hers.locator("article.letter h1", { hasText: "Kept" }).waitFor();
  await hers.click(".toolbar [name=delete]");
  await hers.getByRole("heading", { name: "INBOX" }).waitFor();
  await hers.context().close();
  assert.deepEqual(await inbox(uma), ["Later"]);

  await restore(page, backup, uma, "OVER");
  assert.deepEqual((await inbox(uma)).sort(), ["Kept", "Later"]);
  await restore(page, backup, uma, "EXACT");
  assert.deepEqual(await inbox(uma), ["Kept"]);

  await page.goto(`${base}/admin/administrators`);
  await openAdder(page);
  await page.fill("#name", chief);
  await page.fill("#password", password);
  await choose(page, "#domain", domain);
  await page.click("#create");
  await page.locator("#rows tr", { hasText: chief }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  const theirs = await open(browser);
  await signIn(theirs, "/admin", chief, password);
  await theirs.goto(`${base}/admin/audit`);
  await theirs.locator("tr", { hasText: "backup.restore" }).filter({ hasText: `${uma}, over what there is, exactly` }).waitFor();
  await theirs.context().close();
});

test("an account's mail is restored to an earlier time, and that is undone by another restoration", async () => {
  const page = await administer(`recovery?account=${uma}`);
  // Waits for a second that began after everything before was done.
  const before = await page.locator("#to").getAttribute("max");
  let moment;
  do {
    await page.reload();
    moment = await page.locator("#to").getAttribute("max");
  } while (moment === before);
  await deliver(uma, `From: Lou <lou@elsewhere.test>\nTo: ${uma}\nSubject: Since\n\nRing.\n`);
  await page.fill("#to", moment);
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.locator("#back tr", { hasText: "INBOX" }).waitFor();
  await page.click("#begin");
  await page.getByText("The mail is being rewound.").waitFor();
  await page.locator("#rewinds li", { hasText: "0 restored, 1 deleted" }).getByText("Done").waitFor();
  assert.deepEqual(await inbox(uma), ["Kept"]);

  const api = `${base}/api/v1/accounts/${uma}/deleted-messages`;
  const headers = { authorization: `Basic ${btoa(`admin:${adminPassword}`)}` };
  const gone = (await (await page.request.get(api, { headers })).json()).items;
  assert.equal(gone[0].subject, "Since");
  assert.equal(gone[0].from, "lou@elsewhere.test");
  const back = await page.request.post(api, { headers, data: { ids: [gone[0].id] } });
  assert.deepEqual(await back.json(), { messages: 1, refused: [] });
  assert.deepEqual((await inbox(uma)).sort(), ["Kept", "Since"]);

  await page.goto(`${base}/admin/recovery?account=${uma}&since=HOUR`);
  await page.locator("#deleted tr", { hasText: "INBOX" }).getByText("Messages deleted from it").waitFor();
  await page.getByRole("button", { name: "Restore INBOX" }).click();
  await page.getByText(/messages? (was|were) restored/).waitFor();
  assert.deepEqual((await inbox(uma)).sort(), ["Kept", "Later", "Since"]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an administrator creates a public folder, grants access to it, and names it in an account", async () => {
  const page = await administer("accounts");
  await makeAccount(page, `public@${domain}`, "Public folders");
  await page.goto(`${base}/admin/sharing?account=public@${domain}`);
  await page.getByRole("heading", { name: "Public folders" }).waitFor();
  await page.fill("#name", "~bad");
  await page.click("#make");
  await page.locator("#name-wrong", { hasText: "A folder cannot have this name." }).waitFor();
  await page.fill("#name", "Travel");
  await page.click("#make");
  await page.getByText("Travel was created.").waitFor();
  await page.fill("#who", `nobody@${domain}`);
  await page.click("#give");
  await page.locator("#who-wrong", { hasText: "No account or group has this address." }).waitFor();
  await page.fill("#who", kay);
  await page.click("#give");
  await page.locator("#people li", { hasText: kay }).getByText("read", { exact: true }).waitFor();
  await page.goto(`${base}/admin/sharing?account=${kay}`);
  await page.fill("#alias", "Journeys");
  await page.fill("#target", "~public/Nowhere");
  await page.click("#make-alias");
  await page.locator("#target-wrong", { hasText: "This account cannot see a folder of this name." }).waitFor();
  await page.fill("#target", "~public/Travel");
  await page.click("#make-alias");
  await page.locator("#aliases li", { hasText: "Journeys" }).waitFor();

  const his = await open(browser);
  await signIn(his, "", kay, password);
  await his.click("nav.side >> text=Journeys");
  await his.getByRole("heading", { name: "Journeys" }).waitFor();
  await his.context().close();

  await page.goto(`${base}/admin/sharing?account=public@${domain}&folder=Travel`);
  await page.getByRole("button", { name: `Remove ${kay}` }).click();
  await page.getByText(`${kay} no longer has any rights.`).waitFor();
  await page.fill("#newName", "Journeys/2027");
  await page.click("#rename");
  await page.getByText("Travel is now called Journeys/2027.").waitFor();
  await page.fill("#typed", "Travel");
  await page.click("#delete");
  await page.locator("#typed-wrong", { hasText: "Nothing was deleted." }).waitFor();
  await page.fill("#typed", "Journeys/2027");
  await page.click("#delete");
  await page.getByText("Journeys/2027 was deleted.").waitFor();
  await page.goto(`${base}/admin/recovery?account=public@${domain}`);
  await page.getByRole("button", { name: "Restore Journeys/2027" }).click();
  await page.getByText("with one folder.").waitFor();
  await page.goto(`${base}/admin/sharing?account=public@${domain}&folder=INBOX`);
  await page.getByText("INBOX cannot be renamed or deleted").waitFor();
  assert.equal(await page.locator("#rename, #delete").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the store is verified while the page shows progress, and its segment files are drawn as bars", async () => {
  const page = await administer("store");
  await page.locator("#figures svg rect.live").first().waitFor();
  assert.match(await page.locator("#figures svg").getAttribute("aria-label"), /segment files? as bars/);
  assert.match(await page.locator("#figures table", { hasText: "Account" }).innerText(), /@/);
  await page.click("#verify");
  await page.getByText("The check has started.").waitFor();
  await page.getByRole("status").getByText("No damage: all messages are intact").waitFor();
  await page.locator("#verify").waitFor();
  await page.locator("summary", { hasText: "Rebuild the search index" }).click();
  await page.fill("#account", `nobody@${domain}`);
  await page.click("#rebuild");
  await page.locator("#account-wrong", { hasText: "This name does not exist on this server." }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await administer("store", { javaScriptEnabled: false });
  await plain.getByRole("link", { name: "Count", exact: true }).click();
  await plain.locator("#figures svg rect.live").first().waitFor();
  await plain.context().close();
});

for (const [where, viewport] of [["desk", desk], ["phone", phone]]) {
  for (const [colorScheme, locale] of [["light", "en-GB"], ["dark", "de-DE"]]) {
    test(`the store's pages are accessible: ${where}, ${colorScheme}, ${locale}`, async () => {
      const page = await administer("backups", { viewport, colorScheme, locale });
      for (const path of ["backups", `backup?name=${kept}`, "store", `recovery?account=${ivy}`, "deleted-accounts", `sharing?account=${ivy}&folder=INBOX`]) {
        await page.goto(`${base}/admin/${path}`);
        await page.locator("#figures[complete], body:not(:has(#figures))").waitFor();
        await assertAccessible(page);
      }
      assert.equal(await page.locator("html").getAttribute("lang"), locale);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}
