// Drives a large address book like a user, and prints a line for each action: its name, the milliseconds until it is painted, and those until
// the server's response began. One warm browser; `./carillon bench contacts` calls this.
import { launch, open, signIn } from "../../e2e/browser/house.mjs";
import { opened } from "../painted.mjs";

const { CARILLON_WEB: web, READER: reader, READER_PASSWORD: password } = process.env;
const sought = process.env.SOUGHT.split(",");
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

async function book() {
  const { first, server } = await opened(page, `${web}/contacts`);
  tell("open", first, server);
  await page.waitForTimeout(PAUSE);
}

/** Measures from the last key of a typed word until only the contacts with that name are listed. */
async function search(word) {
  await page.fill("#search", "");
  await page.focus("#search");
  await page.waitForTimeout(PAUSE);
  await page.evaluate((word) => {
    performance.clearResourceTimings();
    let typed = 0;
    document.getElementById("search").addEventListener("input", (event) => (typed = event.timeStamp));
    const isFound = () => {
      const shown = [...document.querySelectorAll("#rows .who")];
      return shown.length > 0 && document.getElementById("search").value === word && shown.every((one) => one.textContent.includes(word));
    };
    window.found = new Promise((resolve) => {
      const look = () => isFound() && (watch.disconnect(), resolve());
      const watch = new MutationObserver(look);
      watch.observe(document, { childList: true, subtree: true, characterData: true });
    })
      .then(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
      .then(() => performance.now() - typed);
  }, word);
  await page.keyboard.type(word, { delay: 120 });
  const whole = await page.evaluate(() => window.found);
  const server = await page.evaluate(() => {
    const asked = performance.getEntriesByType("resource").filter((one) => new URL(one.name).pathname.endsWith("/contacts"));
    return asked.length ? asked.at(-1).responseStart - asked.at(-1).requestStart : 0;
  });
  tell("search as typed", whole, server);
}

await signIn(page, "", reader, password);
for (; round < rounds; round++) {
  await book();
  await search(sought[(round + warmUps) % sought.length]);
}
await browser.close();
