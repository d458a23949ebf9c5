// Languages: each language of the server works on the main pages, and another is added by one file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, deliver, launch, open, openAdder, password, phone, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `tongues-${mark}.test`;
const mia = `mia@${domain}`;
const languages = ["ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "ru", "sk", "th", "zh"];
const added = "da";
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: mia, password, displayName: "Mia" });
  await deliver(mia, `From: Lou <lou@elsewhere.test>\nTo: ${mia}\nSubject: Bells\n\nThey ring.\n`);
  await page.context().close();
});

after(() => browser.close());

/** Matches keys of a resource bundle, and placeholders that were not filled in. */
const untranslated = /(?:^|\s)[a-z]+(?:-[a-z]+)*(?:\.[a-z-]+)+(?:$|\s)(?<!\.(?:test|com)\s?)|\{\d|, plural,|\?\?\?/;

test("every language opens inbox, writing and settings, in its own direction, and fits a phone", async () => {
  for (const language of languages) {
    const page = await open(browser, { locale: language, viewport: phone });
    await signIn(page, "", mia, password);
    const letter = await page.locator(".row > a").first().getAttribute("href");
    for (const path of ["mail", letter, "write", "preferences"]) {
      await page.goto(new URL(path, `${base}/`).href);
      const seen = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        text: document.body.innerText,
        aside: document.documentElement.scrollWidth - innerWidth,
      }));
      assert.equal(seen.lang.split("-")[0], language, path);
      assert.equal(seen.dir, ["ar", "he"].includes(language) ? "rtl" : "ltr", `${language} ${path}`);
      assert.ok(seen.aside <= 0, `${language} ${path} is ${seen.aside} px wider than a phone`);
      const words = seen.text.replaceAll(/\S*(?:@|\.test)\S*/g, "");
      assert.doesNotMatch(words, untranslated, `${language} ${path}`);
    }
    assert.deepEqual(page.complaints, [], language);
    await page.context().close();
  }
});

test("a language is added by one file, used at once, shown with its completeness, and removed", async () => {
  const admin = await open(browser);
  await signIn(admin, "/admin", "admin", adminPassword);
  await admin.goto(`${base}/admin/languages`);
  const template = await admin.request.get(`${base}/admin/look-file?kind=language&name=en`);
  assert.match(await template.text(), /^kit\.sign-in = /m);
  await openAdder(admin);
  await admin.fill("#code", added);
  const file = "mail = Post\nkit.sign-in = Log ind\nlist.empty.inbox = <b>Tom</b>\nno.such.key = Nej\nchoose.this = {7}\n";
  await admin.setInputFiles("#file", { name: "words_da.properties", mimeType: "text/plain", buffer: Buffer.from(file) });
  await admin.click("#upload");
  await admin.getByText("Dansk can now be used.").waitFor();
  await admin.locator("#open", { hasText: "no.such.key" }).waitFor();
  await admin.locator("#open", { hasText: "% translated" }).waitFor();
  await assertAccessible(admin);

  const page = await open(browser, { locale: added });
  await page.goto(`${base}/sign-in`);
  assert.equal((await page.locator("#enter").innerText()).trim(), "Log ind");
  await signIn(page, "", mia, password);
  assert.equal(await page.locator("html").getAttribute("lang"), added);
  assert.equal(await page.locator(".rail .place[href$='/mail']").getAttribute("title"), "Post");
  assert.equal(await page.locator(".empty b").count(), 0);

  await admin.goto(`${base}/admin/languages`);
  await admin.locator(`button[name=remove][value=${added}]`).click();
  await admin.getByText("The file of Dansk was removed.").waitFor();
  await page.reload();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});
