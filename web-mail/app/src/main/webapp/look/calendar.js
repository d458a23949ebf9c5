// Scripts of the calendar: scrolls a day to where it begins; events are created by a click and moved by mouse or pen.
// All listeners are on the document, because Turbo replaces the page inside it.
import { openBox } from "./event-box.js";

const QUARTERS = 96;
const EDGE = 8;
const seen = new WeakSet();

const grid = () => document.getElementById("grid");

// Scrolls to the event that was just changed, also on a page that is morphed; else to the current time, else to the day's first event.
function show(event) {
  const done = document.getElementById("done") ?? document.querySelector(".done");
  if (grid() && (!seen.has(grid()) || (done && event?.type === "turbo:morph"))) {
    seen.add(grid());
    showDay();
    const first = done?.closest(".column") ? done : (grid().querySelector(".now") ?? grid().querySelector(".block"));
    scrollTo(first ? first.offsetTop : grid().querySelector(".hours").clientHeight / 3);
  } else if (done && !seen.has(done)) {
    seen.add(done);
    done.scrollIntoView({ block: "nearest" });
  }
  showUnseen();
  showHours();
}

// If the week is wider than the screen, scrolls to the requested day.
function showDay() {
  if (grid().scrollWidth > grid().clientWidth) {
    grid().querySelector(`.column[data-day="${grid().dataset.day}"]`)?.scrollIntoView({ inline: "start", block: "nearest" });
  }
}

const headsHeight = () => grid().querySelector(".day-heads").offsetHeight;

// Scrolls to a position in the day, with a quarter of the visible height above it.
function scrollTo(place) {
  grid().scrollTop = place - (grid().clientHeight - headsHeight()) / 4;
}

// Returns the events above and below the visible hours, on the days that are visible.
function unseen() {
  const { left, right, top, bottom } = grid().getBoundingClientRect();
  const blocks = [...grid().querySelectorAll("#hours .block")].map((block) => ({ block, box: block.getBoundingClientRect() }));
  const shown = blocks.filter(({ box }) => box.right > left + EDGE && box.left < right - EDGE);
  return {
    earlier: shown.filter(({ box }) => box.bottom < top + headsHeight() + EDGE).sort((a, b) => b.box.top - a.box.top),
    later: shown.filter(({ box }) => box.top > bottom - EDGE).sort((a, b) => a.box.top - b.box.top),
  };
}

function showUnseen() {
  if (grid()) {
    const { earlier, later } = unseen();
    const table = grid().parentElement;
    table.style.setProperty("--heads", `${headsHeight()}px`);
    table.querySelector(".unseen.earlier").hidden = earlier.length === 0;
    table.querySelector(".unseen.later").hidden = later.length === 0;
  }
}

document.addEventListener("scroll", ({ target }) => target.id === "grid" && showUnseen(), { capture: true, passive: true });
addEventListener("resize", showUnseen);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".unseen");
  if (button) {
    const [nearest] = unseen()[button.classList.contains("earlier") ? "earlier" : "later"];
    scrollTo(nearest.block.offsetTop);
    grid().focus({ preventScroll: true });
  }
});

function showHours() {
  const whole = document.getElementById("allDay");
  if (whole) {
    for (const field of document.querySelectorAll(".timed")) {
      field.hidden = whole.checked;
    }
  }
}

for (const shown of ["turbo:load", "turbo:render", "turbo:morph"]) {
  document.addEventListener(shown, show);
}
document.addEventListener("turbo:frame-load", showHours);
show();

const clock = (minutes) => [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");

/** Begins an event in the box; its hours are drawn while the box is open. */
function begin(column, slot, slots) {
  const block = drawnBlock();
  column.append(block);
  draw(block, column, slot, slots);
  openBox(`event?new=${column.dataset.day}&at=${clock(slot * 15)}&for=${slots * 15}`);
}

function drawnBlock() {
  const block = document.createElement("div");
  block.className = "block drawn";
  return block;
}

function draw(block, column, slot, slots) {
  const slotHeight = column.clientHeight / QUARTERS;
  block.style.insetBlockStart = `${slot * slotHeight}px`;
  block.style.blockSize = `${slots * slotHeight}px`;
  block.textContent = `${clock(slot * 15)} – ${clock((slot + slots) * 15)}`;
}

let drawn = false;
document.addEventListener("click", ({ target, offsetY }) => {
  if (target.matches?.("#hours .column") && !drawn) {
    begin(target, Math.floor((offsetY / target.clientHeight) * (QUARTERS / 2)) * 2, 4);
  }
  drawn = false;
});

// Begins a new event whose hours are drawn with a mouse or a pen.
function beginDraw(column, down) {
  const hours = document.getElementById("hours");
  const slotHeight = column.clientHeight / QUARTERS;
  const slotOf = (event) => Math.max(0, Math.min(QUARTERS, (event.clientY - column.getBoundingClientRect().top) / slotHeight));
  const begun = Math.floor(slotOf(down));
  const block = drawnBlock();
  let slots = [begun, begun];

  const move = (event) => {
    if (Math.abs(event.clientY - down.clientY + grid().scrollTop - top) < 5 && !block.isConnected) {
      return;
    }
    const now = slotOf(event);
    slots = now < begun ? [Math.floor(now), begun + 1] : [begun, Math.max(begun + 1, Math.ceil(now))];
    column.append(block);
    draw(block, column, slots[0], slots[1] - slots[0]);
    hours.classList.add("drawing");
  };
  const top = grid().scrollTop;

  const end = (event) => {
    for (const [name, heard] of heards) {
      document.removeEventListener(name, heard);
    }
    const isDrawn = block.isConnected;
    block.remove();
    hours.classList.remove("drawing");
    if (isDrawn && event.type === "pointerup") {
      drawn = true; // the click that follows belongs to this drawing
      begin(column, slots[0], slots[1] - slots[0]);
    }
  };
  const escape = (event) => {
    if (event.key === "Escape") {
      end(event);
      drawn = true; // the click on release must not begin an event either
    }
  };
  const heards = [["pointermove", move], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
  for (const [name, heard] of heards) {
    document.addEventListener(name, heard);
  }
}

// Moves blocks by mouse or pen, and lengthens them by their lower edge; touch scrolls. With the keyboard, the form does both.
function beginDrag(block, down) {
  const hours = document.getElementById("hours");
  const columns = [...hours.querySelectorAll(".column")];
  const slotHeight = columns[0].clientHeight / QUARTERS;
  const [, from] = block.className.match(/\bat-(\d+)/).map(Number);
  const [, length] = block.className.match(/\bfor-(\d+)/).map(Number);
  const isLonger = block.getBoundingClientRect().bottom - down.clientY < EDGE;
  const home = columns.indexOf(block.closest(".column"));
  const top = grid().scrollTop;
  let to = null;

  const move = (event) => {
    const across = event.clientX - down.clientX;
    const along = event.clientY - down.clientY + grid().scrollTop - top;
    if (!to && Math.hypot(across, along) < 5) {
      return;
    }
    block.setPointerCapture(event.pointerId);
    block.classList.add("dragged");
    const slots = Math.round(along / slotHeight);
    if (isLonger) {
      to = { column: home, slot: from, slots: Math.max(1, Math.min(QUARTERS - from, length + slots)) };
      block.style.blockSize = `${to.slots * slotHeight}px`;
      return;
    }
    const under = columns.findIndex((one) => event.clientX < one.getBoundingClientRect().right && event.clientX >= one.getBoundingClientRect().left);
    to = { column: under < 0 ? home : under, slot: Math.max(0, Math.min(QUARTERS - 1, from + slots)) };
    const sideways = columns[to.column].getBoundingClientRect().left - columns[home].getBoundingClientRect().left;
    block.style.transform = `translate(${sideways}px, ${(to.slot - from) * slotHeight}px)`;
  };

  const end = (event) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    block.classList.remove("dragged");
    if (!to) {
      return;
    }
    block.addEventListener("click", (click) => click.preventDefault(), { once: true });
    const isSame = to.column === home && to.slot === from && (!isLonger || to.slots === length);
    if (event.type === "pointercancel" || isSame) {
      block.removeAttribute("style");
      return;
    }
    const form = document.getElementById("moving");
    const asked = new URL(block.href).searchParams;
    const values = {
      c: asked.get("c"),
      k: asked.get("k"),
      i: asked.get("i") ?? "",
      day: columns[to.column].dataset.day,
      at: clock(to.slot * 15),
      for: isLonger ? to.slots * 15 : "",
    };
    for (const [name, value] of Object.entries(values)) {
      form.elements[name].value = value;
    }
    form.requestSubmit(form.elements.move);
  };

  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

document.addEventListener("pointerdown", (event) => {
  const block = event.target.closest?.(".block.movable");
  if (event.button !== 0 || event.pointerType === "touch") {
    return;
  }
  drawn = false;
  if (block) {
    beginDrag(block, event);
  } else if (event.target.matches?.("#hours .column")) {
    beginDraw(event.target, event);
  }
});
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".block.movable")) {
    event.preventDefault();
  }
});

document.addEventListener("change", ({ target }) => target.id === "allDay" && showHours());
