// The webmail's calendar in a browser; reads requests and writes answers, each a line of JSON. Started by src/test/e2e/clients/meeting.py.
import { createInterface } from "node:readline";
import { base, launch, open, signIn } from "./house.mjs";

const [address, password] = process.argv.slice(2);
const browser = await launch();
const page = await open(browser);
await signIn(page, "", address, password);

async function listed(day, title) {
  await page.goto(`${base}/calendar?view=agenda&day=${day}`);
  return page.locator(".line", { hasText: title });
}

const person = {
  /** Returns the starts of the instances with that title that are not cancelled, in UTC (the default zone) as in iCalendar. */
  async starts(day, title) {
    const lines = await (await listed(day, title)).evaluateAll((all) =>
      all.filter((one) => !one.matches(".cancelled")).map((one) => [new URL(one.href).searchParams.get("i").slice(0, 10), one.querySelector(".hour").innerText.slice(0, 5)]));
    return lines.map((one) => `${one.join("T").replace(/[-:]/g, "")}00Z`).sort();
  },
  async answer(day, title, word) {
    await (await listed(day, title)).first().click();
    await page.click(`button[value=${word}]`);
    await page.getByText("Your answer is on its way.").waitFor();
  },
};

const say = (value) => console.log(`answer ${JSON.stringify(value ?? null)}`);
say("open");
for await (const line of createInterface({ input: process.stdin })) {
  const [deed, ...words] = JSON.parse(line);
  say(await person[deed](...words));
}
await browser.close();
