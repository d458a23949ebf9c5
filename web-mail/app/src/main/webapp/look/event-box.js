// A box over the calendar, in which events are created, viewed and answered, and which asks how much of a series to move. It shows the event's own
// page in a frame; without script, links lead to that page.
import { isUnsaved } from "./unsaved.js";

const box = () => document.getElementById("box");
const frame = () => box().querySelector("turbo-frame");

export function openBox(address) {
  const page = new URL(address, location.href);
  page.searchParams.set("view", box().dataset.view);
  frame().src = page;
  box().showModal();
}

// Empties the box; removes a drawn event, and puts a dragged one back in its place.
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

// If the server has to ask something before an event moves, its page is shown in the box.
document.addEventListener("turbo:before-fetch-response", (event) => {
  const { fetchResponse } = event.detail;
  if (event.target.id === "moving" && fetchResponse.redirected && fetchResponse.location.pathname.endsWith("/event")) {
    event.preventDefault();
    openBox(fetchResponse.location);
  }
});

// A refused form shows its errors in the box; only the full event form continues as a whole page, which has all fields.
document.addEventListener("turbo:before-fetch-response", async (event) => {
  const { target, detail } = event;
  if (detail.fetchResponse.statusCode === 422 && target.closest?.("#box form:not(.event-form)")) {
    event.preventDefault();
    const page = new DOMParser().parseFromString(await detail.fetchResponse.responseHTML, "text/html");
    frame().replaceChildren(document.getElementById("box-title"), ...page.getElementById("event-box").childNodes);
    frame().querySelector("[autofocus]")?.focus();
  }
});

// A response without the frame is another page, such as sign-in or "not found": it is shown whole.
document.addEventListener("turbo:frame-missing", (event) => {
  if (event.target.id === "event-box") {
    event.preventDefault();
    event.detail.visit(event.detail.response);
  }
});

for (const left of ["turbo:before-render", "turbo:before-cache"]) {
  document.addEventListener(left, () => box()?.open && box().close());
}
