// Looks: a domain's name, logo, colours and skin, set by its administrator and seen by its users.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { archive } from "./archive.mjs";
import { adminPassword, api, assertAccessible, base, launch, makeAccount, makeDomain, open, openAdder, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `look-${mark}.test`;
const mia = `mia@${domain}`;
const skin = `harbour-${mark}`;
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
let browser;
let admin;

before(async () => {
  browser = await launch();
  admin = await open(browser);
  await signIn(admin, "/admin", "admin", adminPassword);
  await makeDomain(admin, domain);
  await makeAccount(admin, mia, "Mia");
});

after(() => browser.close());

const token = (page, name) => page.evaluate((one) => getComputedStyle(document.documentElement).getPropertyValue(one).trim(), name);

async function reader(options) {
  const page = await open(browser, options);
  await signIn(page, "", mia, password);
  return page;
}

test("a domain's name, logo and colours are previewed before they are saved, and then shown only to its users", async () => {
  await admin.goto(`${base}/admin/looks?domain=${domain}`);
  await admin.fill("#name", "Harbour Mail");
  await admin.fill("#light", "#7fb2ff");
  await admin.click("#attempt");
  await admin.getByText("Nothing is saved yet.").waitFor();
  await admin.locator("#contrasts", { hasText: "too pale to read" }).waitFor();
  assert.equal(await admin.frameLocator(".preview-box iframe >> nth=2").locator("h1").innerText(), "Harbour Mail");
  await assertAccessible(admin);

  await admin.setInputFiles("#logo", { name: "logo.png", mimeType: "image/png", buffer: picture });
  await admin.click("#save");
  await admin.getByText("The look was saved.").waitFor();
  const page = await reader();
  assert.match(await page.title(), /Harbour Mail$/);
  assert.notEqual(await token(page, "--accent"), "light-dark(#8a5610, #e2ae63)");
  assert.equal(await page.locator(".rail .mark .logo").evaluate((img) => img.naturalWidth), 1);
  await assertAccessible(page);
  assert.deepEqual(page.complaints, []);
  const stranger = await open(browser);
  await stranger.goto(`${base}/sign-in`);
  assert.equal(await stranger.locator("h1").innerText(), "Carillon");

  await admin.click("#reset");
  await admin.getByText("The look was reset.").waitFor();
  await page.reload();
  assert.equal(await page.locator(".rail .mark .logo").count(), 0);
});

test("the sign-in page on the domain's host has the domain's look", async () => {
  await admin.goto(`${base}/admin/looks?domain=${domain}`);
  await admin.fill("#name", "Harbour Mail");
  await admin.click("#save");
  await admin.getByText("The look was saved.").waitFor();
  const mapped = await launch(`--host-resolver-rules=MAP mail.${domain} 127.0.0.1`);
  const page = await open(mapped);
  await page.goto(`https://mail.${domain}:${new URL(base).port}/sign-in`);
  assert.equal(await page.locator("h1").innerText(), "Harbour Mail");
  const manifest = await page.evaluate(() => fetch("manifest.webmanifest").then((answer) => answer.json()));
  assert.equal(manifest.short_name, "Harbour Mail");
  await mapped.close();
});

test("an invalid picture is refused, and nothing is saved", async () => {
  await admin.goto(`${base}/admin/looks?domain=${domain}`);
  await admin.setInputFiles("#logo", { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
  await admin.click("#save");
  await admin.getByText("The file must be a PNG").waitFor();
});

test("a skin is uploaded, chosen, edited and removed; forbidden content is reported", async () => {
  const manifest = `name = ${skin}\ntitle = Harbour\nlayout = columns\nhead = Ahoy\nfoot = Ask the harbour master.\nlink.1 = Help desk | https://example.com/help\n`;
  const upload = async (files) => {
    await admin.goto(`${base}/admin/skins`);
    await openAdder(admin);
    await admin.setInputFiles("#file", { name: "skin.zip", mimeType: "application/zip", buffer: archive(files) });
    await admin.click("#upload");
  };
  await upload({ "skin.properties": manifest, "skin.css": '@import "https://elsewhere.test/x.css"; .rail { color: red }' });
  await admin.getByText("something that is not allowed in skins").waitFor();
  await upload({
    "skin.properties": manifest,
    "skin.css": ":root { --side: 301px } .rail { background: #123456 url(wave.png) }",
    "wave.png": picture,
    "words.properties": "write = Set sail\nmail = {0} is filled in\n",
  });
  await admin.getByText(`The skin ${skin} can now be used.`).waitFor();
  await assertAccessible(admin);

  const page = await reader();
  await page.goto(`${base}/preferences`);
  await page.selectOption("#skin", skin);
  await page.click("#save");
  await page.getByText("Saved").first().waitFor();
  await page.goto(`${base}/mail`);
  assert.equal(await token(page, "--side"), "301px");
  assert.match(await page.locator(".rail").evaluate((rail) => getComputedStyle(rail).backgroundImage), /skin-picture/);
  await page.getByRole("link", { name: "Set sail" }).first().waitFor();
  assert.equal(await page.locator(".rail .place[href$='/mail']").getAttribute("title"), "Mail");
  assert.deepEqual(page.complaints, []);

  await admin.goto(`${base}/admin/skins?skin=${skin}`);
  await admin.fill("#css", ":root { --side: 303px }");
  await admin.click("#keep");
  await admin.getByText("Saved").first().waitFor();
  await page.reload();
  assert.equal(await token(page, "--side"), "303px");

  await admin.goto(`${base}/admin/skins`);
  await admin.locator(`button[name=remove][value=${skin}]`).click();
  await admin.getByText("was removed. Pages that used it").waitFor();
  await page.reload();
  assert.equal(await token(page, "--side"), "232px");
});

test("the stock skins are readable, light and dark, and a user can choose one only if the domain allows it", async () => {
  for (const name of ["columns", "contrast"]) {
    await api(admin, "PATCH", `domains/${domain}/settings`, { "web.look.skin": name });
    for (const colorScheme of ["light", "dark"]) {
      const page = await reader({ colorScheme });
      assert.equal(await page.locator(`link[href*='skin-${name}.css']`).count(), 1);
      await assertAccessible(page);
      await page.context().close();
    }
  }
  await api(admin, "PATCH", `domains/${domain}/settings`, { "web.look.skin-choice": false });
  const page = await reader();
  await page.goto(`${base}/preferences`);
  assert.equal(await page.locator("#skin").count(), 0);
});
