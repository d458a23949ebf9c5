// A forgotten password: the user names an external address, gets a code there, and sets a new password with it, or with an administrator's code.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, launch, open, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const finn = `finn@lost-${mark}.test`;
const elsewhere = `finn@other-${mark}.test`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  for (const address of [finn, elsewhere]) {
    await api(page, "POST", "domains", { name: address.split("@")[1] });
    await api(page, "POST", "accounts", { address, password });
  }
  await page.context().close();
});

after(() => browser.close());

/** Returns the text of a message that came to an external address. */
async function letter(page, subject) {
  await page.goto(`${base}/mail`);
  const row = page.locator(".row", { hasText: subject }).first();
  for (let tries = 0; tries < 60 && (await row.count()) === 0; tries++) {
    await page.reload();
  }
  await row.locator("> a").click();
  const shown = page.locator("article.letter", { hasText: finn }).first();
  await shown.waitFor();
  return shown.innerText();
}

test("a code is sent to the external address, and sets a new password once", async () => {
  const other = await open(browser);
  await signIn(other, "", elsewhere, password);
  const page = await open(browser);
  await signIn(page, "", finn, password);
  await page.goto(`${base}/security`);
  await page.fill("#elsewhere", elsewhere);
  await page.fill("#ownForAddress", password);
  await page.click("#propose-recovery");
  await page.locator("#sentCode").waitFor();
  const confirmed = (await letter(other, "Your code for")).match(/(?<![a-z0-9])[a-z2-7]{4}(-[a-z2-7]{4}){4}(?![a-z0-9])/)[0];
  await page.fill("#sentCode", confirmed);
  await page.click("#confirm-recovery");
  await page.getByText(`Codes go to ${elsewhere} from now on.`).waitFor();
  await assertAccessible(page);

  const lost = await open(browser);
  await lost.goto(`${base}/sign-in`);
  await lost.click("text=Forgotten your password?");
  await assertAccessible(lost);
  for (const typed of [`nobody@lost-${mark}.test`, finn]) {
    await lost.goto(`${base}/forgotten`);
    await lost.fill("#address", typed);
    await lost.click("#mail");
    await lost.getByText("If this account has a recovery address").waitFor();
  }
  const link = (await letter(other, "Reset your password for")).match(/new-password\?code=[a-z2-7-]+/)[0];
  await lost.goto(`${base}/${link}`);
  await lost.fill("#password", "short");
  await lost.fill("#again", "short");
  await lost.click("#set");
  await lost.locator("#password-wrong", { hasText: "characters" }).waitFor();
  await lost.fill("#password", "another horse battery");
  await lost.fill("#again", "another horse battery");
  await lost.click("#set");
  await lost.getByText("Your password has been changed.").waitFor();
  await assertAccessible(lost);
  await lost.goto(`${base}/${link}`);
  await lost.fill("#password", "a third horse battery");
  await lost.fill("#again", "a third horse battery");
  await lost.click("#set");
  await lost.getByText("was already used").waitFor();
  await signIn(lost, "", finn, "another horse battery");
  await page.goto(`${base}/security`);
  assert.match(page.url(), /sign-in/);
  assert.deepEqual([...page.complaints, ...other.complaints, ...lost.complaints], []);
  for (const each of [page, other, lost]) {
    await each.context().close();
  }
});

test("a user with an expired password chooses a new one with the old", async () => {
  const page = await open(browser);
  const gale = `gale@lost-${mark}.test`;
  await api(page, "POST", "accounts", { address: gale, password });
  await page.goto(`${base}/renew-password?hint=${gale}`);
  await assertAccessible(page);
  assert.equal(await page.inputValue("#address"), gale);
  const type = async (present, fresh) => {
    await page.fill("#present", present);
    await page.fill("#password", fresh);
    await page.fill("#again", fresh);
    await page.click("#set");
  };
  await type(password, password);
  await page.getByText("This is the expired password.").waitFor();
  await type("not that one", "another horse battery");
  await page.getByText("The name or the password is wrong.").waitFor();
  await type(password, "another horse battery");
  await page.getByText("Your password has been changed.").waitFor();
  await signIn(page, "", gale, "another horse battery");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an administrator creates a code for a user", async () => {
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/sessions?account=${finn}`);
  await page.getByText(`codes sent to ${elsewhere}`).waitFor();
  await page.locator("#sign-ins li", { hasText: "by password" }).first().waitFor();
  await page.click("#make-reset-code");
  const code = await page.locator("#reset-code-made").innerText();
  await assertAccessible(page);
  await page.goto(`${base}/new-password`);
  await page.fill("#code", code);
  await page.fill("#password", "handed over battery");
  await page.fill("#again", "handed over battery");
  await page.click("#set");
  await page.getByText("Your password has been changed.").waitFor();
  await signIn(page, "", finn, "handed over battery");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
