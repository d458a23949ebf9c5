// A box over the calendar, in which an event is begun, looked at, answered, and said how much of a series moves. What is in it is the event's own
// page, as a frame; without script that page is gone to.
import { isUnsaved } from "./unsaved.js";

const box = () => document.getElementById("box");
const frame = () => box().querySelector("turbo-frame");

/** Shows a page of an event in the box. */
export function openBox(address) {
  const page = new URL(address, location.href);
  page.searchParams.set("view", box().dataset.view);
  frame().src = page;
  box().showModal();
}

// What was drawn or dragged goes back to where it was.
function emptyBox() {
  frame().removeAttribute("src");
  frame().replaceChildren();
  document.querySelectorAll(".block.drawn").forEach((block) => block.remove());
  document.querySelectorAll(".block[style]").forEach((block) => block.removeAttribute("style"));
}

function closeBox() {
  if (!isUnsaved() || confirm(frame().querySelector("[data-leave]").dataset.leave)) {
    box().close();
  }
}

document.addEventListener("close", ({ target }) => target.id === "box" && emptyBox(), { capture: true });
document.addEventListener(
  "cancel",
  (event) => {
    if (event.target.id === "box") {
      event.preventDefault();
      closeBox();
    }
  },
  { capture: true },
);

const EVENTS = ["block", "strip", "line", "add"].map((one) => `.calendar a.${one}[href^="event?"]`).join();

document.addEventListener("click", (event) => {
  const { target } = event;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (event.defaultPrevented || !isPlain || !box()) {
    return;
  }
  const link = target.closest?.(EVENTS);
  if (link) {
    event.preventDefault();
    openBox(link.href);
  } else if (target === box() || target.closest?.("#box [data-closes]")) {
    event.preventDefault();
    closeBox();
  }
});

// Where something has to be asked before an event moves, its page asks: here.
document.addEventListener("turbo:before-fetch-response", (event) => {
  const { fetchResponse } = event.detail;
  if (event.target.id === "moving" && fetchResponse.redirected && fetchResponse.location.pathname.endsWith("/event")) {
    event.preventDefault();
    openBox(fetchResponse.location);
  }
});

// What is refused is said in the box; only the form of an event goes on as the whole page, which has all its fields.
document.addEventListener("turbo:before-fetch-response", async (event) => {
  const { target, detail } = event;
  if (detail.fetchResponse.statusCode === 422 && target.closest?.("#box form:not(.event-form)")) {
    event.preventDefault();
    const page = new DOMParser().parseFromString(await detail.fetchResponse.responseHTML, "text/html");
    frame().replaceChildren(document.getElementById("box-title"), ...page.getElementById("event-box").childNodes);
    frame().querySelector("[autofocus]")?.focus();
  }
});

// A page without the frame is another page: who has to sign in again does so, and what is gone is said to be gone.
document.addEventListener("turbo:frame-missing", (event) => {
  if (event.target.id === "event-box") {
    event.preventDefault();
    event.detail.visit(event.detail.response);
  }
});

for (const left of ["turbo:before-render", "turbo:before-cache"]) {
  document.addEventListener(left, () => box()?.open && box().close());
}
