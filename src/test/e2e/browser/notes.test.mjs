// Notes as people use them: saved while being written, coloured, found, deleted; DAV sees the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `notes-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ann, displayName: "Ann Bell", password });
  await page.context().close();
});

after(() => browser.close());

async function opened(options) {
  const page = await open(browser, options);
  await signIn(page, "", ann, password);
  await page.goto(`${base}/notes`);
  return page;
}

const heads = async (page) => (await page.locator(".card .head").allInnerTexts()).map((one) => one.trim());

test("a note is saved while it is written, found by its words, deleted and restored", async () => {
  const page = await opened();
  await page.locator(".empty").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("c");
  await page.locator("#text").waitFor();
  await assertAccessible(page);
  await page.fill("#text", "Shopping\nmilk\nbread");
  await page.getByText("Saved", { exact: true }).waitFor();
  assert.match(page.url(), /note\?c=\d+&k=/);
  await page.locator("#text").press("End");
  await page.locator("#text").pressSequentially(" and salt");
  await page.locator("#kept", { hasText: "Saved" }).waitFor();
  await page.reload();
  assert.match(await page.inputValue("#text"), /^Shopping\nmilk\nbread/);
  assert.match(await page.inputValue("#text"), / and salt/);
  await page.selectOption("#colour", "green");
  await page.fill("#categories", "home, list");
  await page.click("#save");
  await page.getByText("Note saved.").waitFor();
  assert.deepEqual(await heads(page), ["Shopping"]);
  assert.match(await page.locator(".card").getAttribute("class"), /tone-green/);
  await assertAccessible(page);
  await page.goto(`${base}/note?new=1`);
  await page.fill("#text", "Ideas");
  await page.click("#save");
  await page.getByText("Note saved.").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("SALT home");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  assert.deepEqual(await heads(page), ["Shopping"]);
  await page.click(".card");
  assert.equal(await page.inputValue("#colour"), "green");
  assert.equal(await page.inputValue("#categories"), "home, list");
  await page.click("#remove");
  await page.getByText("Note deleted.").waitFor();
  assert.deepEqual(await heads(page), ["Ideas"]);
  await page.click("#take-back");
  await page.locator(".card", { hasText: "Shopping" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a conflicting change is reported, and the input is kept; on a phone, without script", async () => {
  const page = await opened({ javaScriptEnabled: false, viewport: phone });
  await page.click("text=Ideas");
  const other = await opened({ javaScriptEnabled: false });
  await other.click("text=Ideas");
  await other.fill("#text", "Ideas of others");
  await other.click("#save");
  await other.getByText("Note saved.").waitFor();
  await page.fill("#text", "Ideas of mine");
  await page.click("#save");
  await page.getByText("Somebody changed or deleted this note in the meantime.").waitFor();
  assert.equal(await page.inputValue("#text"), "Ideas of mine");
  await page.goto(`${base}/note?new=1`);
  await page.fill("#text", "  ");
  await page.click("#save");
  await page.getByText("Write something, or delete the note.").waitFor();
  await page.fill("#text", "Ideas of others");
  await page.click("#save");
  await page.getByText("You already have a note with the same text.").waitFor();
  await other.context().close();
  await page.context().close();
});
