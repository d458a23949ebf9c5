// Two people and a calendar, for the tests of calendars.
import { after, before } from "node:test";
import { api, base, launch, open, password, signIn } from "./house.mjs";

export const domain = `calendar-${Date.now().toString(36)}.test`;
export const ann = `ann@${domain}`;
export const bob = `bob@${domain}`;
export const day = "2031-03-12"; // a Wednesday

export let browser;
before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ann, "Ann Bell"], [bob, "Bob Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

export async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  return page;
}

export async function make(page, title, fields = {}) {
  await page.goto(`${base}/event?new=${day}`);
  await page.fill("#title", title);
  for (const [id, value] of Object.entries(fields)) {
    await (id === "repeat" || id === "zone" ? page.selectOption(`#${id}`, value) : page.fill(`#${id}`, value));
  }
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
}

export const on = (page, view, date = day) => page.goto(`${base}/calendar?view=${view}&day=${date}`);
export const guest = (page, address) => page.locator("dd li", { has: page.locator(`[title="${address}"]`) });
export const titles = (page, where) => page.locator(`${where} .title`).allTextContents();

// Sends a request like a CalDAV client.
export const dav = (page, name, method, path, data = "") =>
  page.context().request.fetch(`${new URL(base).origin}/dav/${path}`, {
    method,
    headers: { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`, Depth: "0", "Content-Type": "application/xml" },
    data,
  });
