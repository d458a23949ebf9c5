// Organizing mail: labels that other programs see, messages pinned above the list.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, deliver, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `keep-${mark}.test`;
const ida = `ida@${domain}`;
let browser;
let page;

before(async () => {
  browser = await launch();
  const admin = await open(browser);
  await signIn(admin, "/admin", "admin", adminPassword);
  await makeDomain(admin, domain);
  await makeAccount(admin, ida, "Ida");
  await admin.context().close();
  for (const subject of ["First bell", "Second bell", "Third bell"]) {
    await deliver(ida, `From: Bo <bo@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\nMessage-ID: <${subject[0]}${mark}@elsewhere.test>\n\nThe ${subject.toLowerCase()} rings.`);
  }
  page = await open(browser);
  await signIn(page, "", ida, password);
  await row("Third bell").waitFor();
});

after(() => browser?.close());

const row = (subject) => page.locator(".row", { hasText: subject });
const toast = (text) => page.locator(".notice", { hasText: text }).first().waitFor();

test("a label is created, assigned by key, shown in the row and on the message, found, and removed", async () => {
  await page.goto(`${process.env.CARILLON_WEB}/labels`);
  await assertAccessible(page);
  await page.fill("#name", "Bell Tower");
  await page.selectOption("#colour", "teal");
  await page.click("#create");
  await toast("Label Bell Tower created.");
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("Second bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "Second bell" }).waitFor();
  await page.keyboard.press("l");
  await page.locator("#reading .narrows:focus").or(page.locator("#reading button[name=label]:focus")).waitFor();
  await assertAccessible(page);
  await page.locator("#reading button[name=label]", { hasText: "Bell Tower" }).click();
  await toast("Label Bell Tower added.");
  assert.equal(await row("Second bell").locator(".label").innerText(), "Bell Tower");
  assert.equal(await page.locator("#reading .label").innerText().then((text) => text.split("\n")[0]), "Bell Tower");
  await assertAccessible(page);
  await page.locator(".side a", { hasText: "Bell Tower" }).click();
  await page.waitForURL(/search\?q=label/);
  assert.equal(await page.locator(".row").count(), 1);
  await row("Second bell").waitFor();
  await page.goto(`${process.env.CARILLON_WEB}/mail?q=label:%22bell%20tower%22`);
  assert.equal(await page.locator(".row").count(), 1);
  await row("Second bell").locator("> a").click();
  await page.locator("#reading .label button").click();
  await toast("Label Bell Tower removed.");
  assert.equal(await page.locator(".row").count(), 0);
  await page.keyboard.press("z");
  await toast("Undone.");
  await row("Second bell").locator(".label").waitFor();
});

test("a message is moved to a folder whose name is typed, by keys alone", async () => {
  const names = Array.from({ length: 9 }, (_, i) => `Belfry ${i + 1}`);
  await page.goto(`${process.env.CARILLON_WEB}/folders`);
  for (const name of names) {
    await page.fill("#name", name);
    await page.click("#create");
    await toast(name);
  }
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("Third bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "Third bell" }).waitFor();
  await page.keyboard.press("v");
  await page.locator("#reading .narrows:focus").waitFor();
  await page.keyboard.type("belfry 7");
  assert.deepEqual((await page.locator("#reading button[name=move]:visible").allInnerTexts()).map((text) => text.trim()), ["Belfry 7"]);
  await page.keyboard.press("Enter");
  await toast("Moved to Belfry 7");
  assert.equal(await row("Third bell").count(), 0);
  await page.keyboard.press("z");
  await toast("Undone.");
  await row("Third bell").waitFor();
});

test("a selection gets one of Thunderbird's labels by its usual name", async () => {
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("First bell").locator("input[type=checkbox]").check({ force: true });
  await row("Third bell").locator("input[type=checkbox]").check({ force: true });
  await page.locator(".bulk .menu > summary").click();
  await page.locator(".bulk summary", { hasText: "Add label" }).click();
  await page.locator(".bulk button[name=label]", { hasText: "Important" }).click();
  await toast("Label Important added.");
  await page.goto(`${process.env.CARILLON_WEB}/mail?q=label:important`);
  assert.equal(await page.locator(".row").count(), 2);
});

test("selected rows stay selected when the list is refreshed", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let asked;
  const fetched = new Promise((resolve) => (asked = resolve));
  await page.route(
    (url) => url.pathname.endsWith("/mail"),
    async (route) => {
      if (route.request().headers()["carillon-parts"]) {
        asked();
        await held;
      }
      await route.continue();
    },
  );
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await fetched;
  await row("First bell").locator("input[type=checkbox]").check({ force: true });
  await page.locator(".bulk .menu > summary").click();
  await page.locator(".bulk select[name=to]").selectOption({ label: "Drafts" });
  const refreshed = page.evaluate(() => new Promise((resolve) => document.addEventListener("carillon:refreshed", resolve, { once: true })).then(() => {}));
  release();
  await refreshed;
  assert.equal(await row("First bell").locator("input[type=checkbox]").isChecked(), true);
  assert.equal(await page.locator(".bulk select[name=to]").evaluate((choice) => choice.selectedOptions[0].label.trim()), "Drafts");
  assert.equal(await page.locator(".bulk .menu").evaluate((menu) => menu.open), true);
  assert.equal(await page.locator(".bulk .chosen").getAttribute("data-count"), "1");
  await page.unrouteAll({ behavior: "wait" });
});

test("a label is renamed, and restored after it was deleted", async () => {
  await page.goto(`${process.env.CARILLON_WEB}/labels`);
  await page.fill("#name-bell_tower", "Belfry");
  await page.click("button[name=change]");
  await toast("Label Belfry saved.");
  await page.click("button[name=remove]");
  await toast("Label Belfry deleted.");
  assert.equal(await page.locator("#name-bell_tower").count(), 0);
  await page.keyboard.press("z");
  await toast("Undone.");
  assert.equal(await page.inputValue("#name-bell_tower"), "Belfry");
});

test("a pinned message is above the list, and the others keep their order", async () => {
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("First bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "First bell" }).waitFor();
  await page.keyboard.press("p");
  await toast("Pinned.");
  const subjects = () => page.locator(".row .subject").allInnerTexts();
  assert.deepEqual(await subjects(), ["First bell", "Third bell", "Second bell"]);
  await assertAccessible(page);
  await page.keyboard.press("p");
  await toast("Unpinned.");
  assert.deepEqual(await subjects(), ["Third bell", "Second bell", "First bell"]);
});

test("a deleted folder is restored with its messages, and under another name if its own is taken", async () => {
  const folders = `${process.env.CARILLON_WEB}/folders`;
  const line = (name) => page.locator("#own li", { has: page.locator(`input[value='${name}']`) });
  const make = async (name) => {
    await page.goto(folders);
    await page.fill("#name", name);
    await page.click("#create");
    await toast(`${name} created.`);
  };
  const remove = async (name) => {
    await line(name).locator("button[name=delete]").click();
    await toast(`${name} deleted.`);
    assert.equal(await line(name).count(), 0);
  };
  await make("Tower");
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("First bell").locator("input[type=checkbox]").check({ force: true });
  await page.locator(".bulk select[name=to]").selectOption({ label: "Tower" });
  await page.locator(".bulk #move").click();
  await row("First bell").waitFor({ state: "detached" });
  await page.goto(folders);
  await remove("Tower");
  await page.keyboard.press("z");
  await toast("Undone.");
  await assertAccessible(page);
  await page.locator(".side a", { hasText: "Tower" }).click();
  await row("First bell").waitFor();

  await page.goto(folders);
  await remove("Tower");
  const other = await page.context().newPage();
  await other.goto(folders);
  await other.fill("#name", "Tower");
  await other.click("#create");
  await other.locator(".notice", { hasText: "Tower created." }).first().waitFor();
  await other.close();
  await page.getByRole("button", { name: "Undo" }).click();
  await toast("Restored as Tower (2), because its name is taken.");
  await line("Tower (2)").waitFor();
});

test("new messages of a muted conversation are archived as read, until it is unmuted", async () => {
  const answer = (id) => deliver(ida, `From: Bo <bo@elsewhere.test>\nTo: ${ida}\nSubject: Re: Third bell\nMessage-ID: <${id}${mark}@elsewhere.test>\nIn-Reply-To: <T${mark}@elsewhere.test>\n\nAnswer ${id}.`);
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await row("Third bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "Third bell" }).waitFor();
  await page.keyboard.press("m");
  await toast("Conversation muted.");
  await row("Third bell").getByText("Muted.", { exact: true }).waitFor({ state: "attached" });
  await answer("one");
  await page.locator(".side a", { hasText: "Archive" }).click();
  await row("Answer one").waitFor();
  assert.equal(await page.locator(".row.unread").count(), 0);
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  assert.equal(await row("Answer one").count(), 0);
  await row("Third bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "Third bell" }).waitFor();
  await page.keyboard.press("m");
  await toast("Conversation unmuted.");
  await answer("two");
  await page.goto(`${process.env.CARILLON_WEB}/mail`);
  await page.locator(".row.unread", { hasText: "Answer two" }).waitFor();
});
