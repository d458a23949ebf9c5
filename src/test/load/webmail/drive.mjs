// Drives the webmail like a user, and prints a line for each action: its name, the milliseconds from the key or click until it is painted,
// and those until the server's response began. One warm browser; `./carillon bench webmail` calls this.
import { launch, open, signIn } from "../../e2e/browser/house.mjs";

const { CARILLON_WEB: web, READER: reader, READER_PASSWORD: password } = process.env;
const rounds = Number(process.env.ROUNDS);
const warmUps = Number(process.env.WARM_UPS);
const { common, rare, days } = JSON.parse(process.env.SOUGHT);

const PAUSE = 600; // ms
const BOUND = 30_000; // ms

const browser = await launch();
const page = await open(browser);

// In the page: records the last key press or click, and when the expected element is painted.
await page.addInitScript(() => {
  let pressed = 0;
  for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(kind, (event) => (pressed = event.timeStamp), { capture: true });
  }
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const listed = (field) => document.querySelector(`#list-form input[name=${field}]`)?.value;
  const shown = {
    rows: () => document.querySelector("#rows .row"),
    letter: (uid) => document.querySelector(`#reading .letter[data-uid="${uid}"]`) && frames(),
    otherLetter: (uid) => {
      const now = [...document.querySelectorAll("#reading .letter[data-uid]")].at(-1)?.dataset.uid;
      return now && now !== uid && frames();
    },
    found: (query) => listed("q") === query && shown.rows(),
    until: (day) => listed("before") === day && shown.rows(),
  };
  // An HTML message is read once its frame is there.
  const frames = () =>
    [...document.querySelectorAll("#reading .letter iframe")].every((frame) => frame.contentDocument?.URL !== "about:blank" && frame.contentDocument?.readyState === "complete");
  let waited;
  window.bench = {
    /** From now on waits for an element to be shown after the next key or click. */
    watch(what, about, isFromBegin) {
      pressed = 0;
      performance.clearResourceTimings();
      waited = new Promise((resolve) => {
        const look = () => (isFromBegin || pressed > 0) && shown[what](about) && (watch.disconnect(), clearInterval(timer), resolve());
        const watch = new MutationObserver(look);
        watch.observe(document, { childList: true, subtree: true, attributes: true });
        const timer = setInterval(look, 4); // a message's frame is not part of this document
        look();
      })
        .then(painted)
        .then(() => performance.now() - pressed);
    },
    painted: () => waited,
    server() {
      const asked = performance.getEntriesByType("resource").filter((entry) => ["fetch", "xmlhttprequest", "iframe"].includes(entry.initiatorType));
      return asked.reduce((sum, entry) => sum + Math.max(0, entry.responseStart - entry.requestStart), 0);
    },
  };
});

let round = -warmUps;

function tell(what, whole, server) {
  if (round >= 0) {
    console.log(`${what}\t${whole.toFixed(1)}\t${server.toFixed(1)}`);
  }
}

async function measured(name, what, about, press) {
  await page.evaluate(([what, about]) => window.bench.watch(what, about), [what, about]);
  await press();
  const whole = await Promise.race([page.evaluate(() => window.bench.painted()), page.waitForTimeout(BOUND)]);
  if (!whole) {
    throw new Error(`${name} of ${about} is not shown at ${page.url()} after ${BOUND} ms`);
  }
  await page.locator("html:not([aria-busy])").waitFor();
  tell(name, whole, await page.evaluate(() => window.bench.server()));
}

/** Waits for automatic updates, such as the list that shows the message as read, before the user continues. */
async function atRest() {
  await page.locator("html:not([aria-busy]) turbo-frame#reading:not([busy])").waitFor();
  await page.waitForTimeout(PAUSE);
}

async function firstPaint() {
  await page.goto(`${web}/mail`, { waitUntil: "commit" });
  const whole = await page.evaluate(() => (window.bench.watch("rows", "", true), window.bench.painted()));
  const { first, server } = await page.evaluate(() => {
    const [document] = performance.getEntriesByType("navigation");
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return { first, server: document.responseStart - document.requestStart };
  });
  tell("first paint", Math.max(whole, first), server);
  await page.locator("html[data-connected]").waitFor();
  await atRest();
}

async function openOne() {
  const row = page.locator("#rows .row > a").nth(1 + (Math.abs(round) % 8));
  const uid = await row.locator("xpath=..").getAttribute("id");
  await measured("open", "letter", uid.slice(1), () => row.click());
  await atRest();
}

async function next(name, key) {
  const uid = await page.locator("#reading .letter[data-uid]").last().getAttribute("data-uid");
  await measured(name, "otherLetter", uid, () => page.keyboard.press(key));
  await atRest();
}

async function search(name, query) {
  await page.locator("#search").fill(query);
  await measured(name, "found", query, () => page.locator("#search").press("Enter"));
  await atRest();
}

async function jump(day) {
  await page.locator("details.jump > summary").click();
  await page.locator("#jump-day").fill(day);
  await measured("jump to a date", "until", day, () => page.locator(".jump button").click());
  await atRest();
}

page.setDefaultTimeout(10 * BOUND);
const begun = performance.now();
await signIn(page, "", reader, password);
console.log(`The first list after a start, which puts the folder in order: ${(performance.now() - begun).toFixed(0)} ms with the sign-in`);
for (; round < rounds; round++) {
  await firstPaint();
  await openOne();
  for (let times = 0; times < 3; times++) {
    await next("next", "j");
  }
  await next("archive, next", "e");
  await search("search, many hits", common[Math.abs(round) % common.length]);
  await search("search, few hits", rare[Math.abs(round) % rare.length]);
  await page.goto(`${web}/mail`);
  await jump(days[Math.abs(round) % days.length]);
}
if (page.complaints.length > 0) {
  console.error(page.complaints.join("\n"));
}
await browser.close();
