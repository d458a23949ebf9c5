// Drives a month of calendars like a user, and prints a line for each action: its name, the milliseconds until it is painted, and those until
// the server's response began. One warm browser; `./carillon bench calendar` calls this.
import { launch, open, signIn } from "../../e2e/browser/house.mjs";
import { opened } from "../painted.mjs";

const { CARILLON_WEB: web, READER: reader, READER_PASSWORD: password, DAY: day } = process.env;
const rounds = Number(process.env.ROUNDS);
const warmUps = Number(process.env.WARM_UPS);
const PAUSE = 400; // ms

const browser = await launch();
const page = await open(browser);
let round = -warmUps;

function tell(what, whole, server) {
  if (round >= 0) {
    console.log(`${what}\t${whole.toFixed(1)}\t${server.toFixed(1)}`);
  }
}

async function firstPaint() {
  const { first, server } = await opened(page, `${web}/calendar?view=month&day=${day}`);
  tell("first paint", first, server);
  await page.waitForTimeout(PAUSE);
}

async function nextMonth() {
  const before = await page.locator("h1").textContent();
  const [whole, server] = await page.evaluate(async (old) => {
    performance.clearResourceTimings();
    const begun = performance.now();
    const painted = new Promise((resolve) => {
      const look = () => document.querySelector("h1")?.textContent !== old && document.querySelector(".month .strip") && (watch.disconnect(), resolve());
      const watch = new MutationObserver(look);
      watch.observe(document, { childList: true, subtree: true, characterData: true });
    });
    document.querySelector("a[rel=next]").click();
    await painted;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const asked = performance.getEntriesByType("resource").filter((one) => new URL(one.name).pathname.endsWith("/calendar"));
    return [performance.now() - begun, asked.reduce((sum, one) => sum + one.responseStart - one.requestStart, 0)];
  }, before);
  tell("next month", whole, server);
  await page.waitForTimeout(PAUSE);
}

await signIn(page, "", reader, password);
for (; round < rounds; round++) {
  await firstPaint();
  await nextMonth();
}
await browser.close();
