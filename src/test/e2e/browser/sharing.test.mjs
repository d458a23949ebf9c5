// A folder that its owner shares in the browser, and what each user sees and may do there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, deliver, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `share-${Date.now().toString(36)}.test`;
const una = `una@${domain}`;
const vic = `vic@${domain}`;
let browser;

async function make(page, what, data) {
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString("base64")}`;
  const answer = await page.context().request.post(`${base}/api/v1/${what}`, { data, headers: { authorization } });
  assert.equal(answer.status(), 201, await answer.text());
}

async function shareInbox(page, who, level) {
  await page.goto(`${base}/folders`);
  await page.click(".shareable >> text=Inbox");
  await page.getByRole("heading", { name: "Sharing of Inbox" }).waitFor();
  await page.fill("#who", who);
  await page.selectOption("#level", level);
  await page.click("#give");
}

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await make(page, "domains", { name: domain });
  await make(page, "accounts", { address: una, password });
  await make(page, "accounts", { address: vic, password });
  await page.context().close();
  await deliver(una, `From: Wim <wim@elsewhere.test>\nTo: ${una}\nSubject: The minutes\n\nFor everybody.\n`);
});

after(() => browser.close());

test("a reader sees a shared folder, and only what may be done there", async () => {
  const hers = await open(browser);
  await signIn(hers, "", una, password);
  await shareInbox(hers, "vic", "READER");
  await hers.getByText("Shared with vic.").waitFor();
  assert.match(await hers.locator(".sharers li >> nth=1").innerText(), new RegExp(`${vic}[^]*read`));

  const his = await open(browser);
  await signIn(his, "", vic, password);
  await his.click(".side >> text=Inbox (una)");
  await his.click(".row:has-text('The minutes') > a");
  await his.locator("article.letter", { hasText: "For everybody." }).waitFor();
  assert.equal(await his.locator(".toolbar button[name=unread]").count(), 1);
  assert.equal(await his.locator("button[name=delete], button[name=archive], button[name=star], #delete, #move").count(), 0);
  assert.equal(await his.locator("#copy").count(), 1);
  assert.deepEqual([...hers.complaints, ...his.complaints], []);
  await hers.context().close();
  await his.context().close();
});

test("each user can have separate flags, and a shared folder a name among the user's own folders", async () => {
  const hers = await open(browser);
  await signIn(hers, "", una, password);
  await hers.goto(`${base}/folders`);
  await hers.click(".shareable >> text=Inbox");
  await hers.check("text=Each user has their own read and unread marks");
  await hers.click("#choose");
  await hers.getByText("Saved").first().waitFor();
  assert.equal(await hers.isChecked("input[name=separate]"), true);
  const his = await open(browser);
  await signIn(his, "", vic, password);
  await his.goto(`${base}/folders`);
  await his.click("#others button");
  await his.getByText("Inbox (una) created.").waitFor();
  await his.locator("#own li", { hasText: "Inbox (una)" }).locator("button[name=delete]").click();
  await his.getByText("Inbox (una) deleted.").waitFor();
  await his.locator("#others li", { hasText: "Inbox (una)" }).waitFor();
  assert.deepEqual([...hers.complaints, ...his.complaints], []);
  await hers.context().close();
  await his.context().close();
});

test("an unknown address is reported, and each right can be chosen", async () => {
  const page = await open(browser);
  await signIn(page, "", una, password);
  await shareInbox(page, "nobody", "READER");
  await page.getByText("Nobody on this server has the address nobody.").waitFor();
  await page.fill("#who", "anyone");
  await page.selectOption("#level", "");
  await page.click("details summary:has-text('Choose each right')");
  await page.check("text=see the folder");
  await page.check("text=send mail to it");
  await page.click("#give");
  const everybody = page.locator(".sharers li", { hasText: "Everyone in your domain" });
  await everybody.getByText("see the folder, send mail to it").waitFor();
  await everybody.getByRole("button").click();
  await everybody.waitFor({ state: "detached" });
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("sharing works without script and on a phone, and is accessible", async () => {
  const plain = await open(browser, { javaScriptEnabled: false });
  await signIn(plain, "", una, password);
  await shareInbox(plain, vic, "EDITOR");
  assert.match(await plain.locator(".sharers li >> nth=1").innerText(), /read, add, change and delete/);
  await plain.context().close();

  for (const colorScheme of ["light", "dark"]) {
    const page = await open(browser, { viewport: phone, colorScheme });
    await signIn(page, "", una, password);
    await page.goto(`${base}/folders`);
    await assertAccessible(page);
    await page.click(".shareable >> text=Inbox");
    await page.getByRole("heading", { name: "Sharing of Inbox" }).waitFor();
    await assertAccessible(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("a user who is removed from the list does not see the folder any more", async () => {
  const page = await open(browser);
  await signIn(page, "", una, password);
  await page.goto(`${base}/folders`);
  await page.click(".shareable >> text=Inbox");
  await page.getByRole("button", { name: `Remove ${vic}` }).click();
  await page.getByText(`No longer shared with ${vic}.`).waitFor();
  const his = await open(browser);
  await signIn(his, "", vic, password);
  await his.getByRole("heading", { name: "Inbox" }).waitFor();
  assert.equal(await his.getByRole("heading", { name: "Shared with you" }).count(), 0);
  assert.deepEqual([...page.complaints, ...his.complaints], []);
  await page.context().close();
  await his.context().close();
});
