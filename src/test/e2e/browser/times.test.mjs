// Time zones and formats: when a user's days begin and how times are written, on every page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, open, password, signIn, writeText } from "./house.mjs";

const domain = `times-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ida, displayName: "Ida Bell", password });
  await page.context().close();
  await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: Bells at noon\n\nThe bell rings.\n`);
});

after(() => browser.close());

async function choose(page, choices) {
  await page.goto(`${base}/preferences`);
  for (const [name, value] of Object.entries(choices)) {
    await page.selectOption(`#own #${name}`, value);
  }
  await page.click("#save");
  await page.getByText("Saved.").waitFor();
}

/** Returns the time of the only message as the list shows it, and as an instant. */
async function shown(page) {
  await page.goto(`${base}/mail`);
  const time = page.locator(".row time").first();
  return { text: (await time.innerText()).trim(), when: new Date(await time.getAttribute("datetime")) };
}

function clock(when, timeZone, hour12) {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: hour12 ? "numeric" : "2-digit", minute: "2-digit", hourCycle: hour12 ? "h12" : "h23" }).format(when);
}

test("times follow the device until a zone and a format are chosen, which then apply in every browser", async () => {
  const page = await open(browser, { timezoneId: "Europe/Berlin" });
  await signIn(page, "", ida, password);
  const before = await shown(page); // the page's script has sent the device's time zone
  assert.equal((await shown(page)).text, clock(before.when, "Europe/Berlin", false));
  await choose(page, { zone: "Pacific/Kiritimati", clock: "TWELVE" });
  await assertAccessible(page);
  const chosen = await shown(page);
  assert.match(chosen.text.toLowerCase().replace(/\s/g, " "), /^\d{1,2}:\d\d [ap]m$|^yesterday$/);
  assert.equal(chosen.text.toLowerCase().replace(/\s/g, ""), clock(chosen.when, "Pacific/Kiritimati", true).toLowerCase().replace(/\s/g, ""));
  const other = await open(browser, { timezoneId: "America/New_York" });
  await signIn(other, "", ida, password);
  assert.equal((await shown(other)).text, chosen.text);
  await other.context().close();
  await page.context().close();
});

test("dates in ISO format, and a message sent later at an hour of the chosen zone", async () => {
  const page = await open(browser, { timezoneId: "Europe/Berlin" });
  await signIn(page, "", ida, password);
  await choose(page, { zone: "Asia/Tokyo", clock: "TWENTY_FOUR", days: "ISO" });
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${base}/write`);
  await page.fill("#subject", "For later");
  await page.fill("#to", ida);
  await writeText(page, "Not yet.");
  await page.getByText("Send later").click();
  await page.fill("#when", `${day}T09:30`);
  await Promise.all([page.waitForURL(/\/mail/), page.click("#later")]);
  await page.goto(`${base}/scheduled`);
  await page.getByText(`${day} 09:30`).waitFor();
  await choose(page, { zone: "auto" });
  await page.goto(`${base}/scheduled`);
  await page.getByText(new RegExp(`${day} 0[12]:30`)).waitFor(); // Berlin, in winter or in summer
  await page.context().close();
});

test("times without script; the page of vacation replies names the time zone of its days", async () => {
  const page = await open(browser, { javaScriptEnabled: false });
  await signIn(page, "", ida, password);
  await choose(page, { zone: "Asia/Kolkata" });
  await page.goto(`${base}/away`);
  await page.getByText("Your time zone: (UTC+05:30) Kolkata, India.").waitFor();
  await page.context().close();
});
