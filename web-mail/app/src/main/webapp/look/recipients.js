// Address fields: completed while typing (WAI-ARIA's combobox with a list), and shown as chips once an address is whole. The user types into
// the field's own input; the form gets chips and text. Without this script it is a plain field.
import { parted } from "./typed-list.js";

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const SOON = 120; // ms without a key press before the request

const boxes = new WeakMap();

let isPressed = false;
for (const heard of ["pointerdown", "pointerup", "pointercancel"]) {
  document.addEventListener(heard, () => (isPressed = heard === "pointerdown"), { capture: true });
}

/** Waits until a press that may be one on a button is over: a new chip would move the button away from under the pointer. */
async function released() {
  while (isPressed) {
    await new Promise((resolve) => {
      for (const heard of ["pointerup", "pointercancel"]) {
        document.addEventListener(heard, () => setTimeout(resolve), { once: true });
      }
    });
  }
}

const COMMENT = /\s*\(([^()]*)\)$/; // a@x.test (Anna): the old way to write names (RFC 5322 §3.4)

function addressOf(text) {
  const bare = text.replace(COMMENT, "");
  return (/<([^<>]*)>\s*$/.exec(bare)?.[1] ?? bare).trim();
}

function nameOf(text) {
  const bare = text.replace(COMMENT, "");
  return (bare === addressOf(text) && COMMENT.exec(text)?.[1]) || bare.replace(/\s*<[^<>]*>\s*$/, "").replace(/^"(.*)"$/, "$1").replaceAll(/\\(.)/g, "$1") || addressOf(text);
}

function written({ name, address }) {
  if (!name || name === address) {
    return address;
  }
  return `${/^[\p{L}\p{N} ]+$/u.test(name) ? name : `"${name.replaceAll(/[\\"]/g, "\\$&")}"`} <${address}>`;
}

class Recipients {
  constructor(input, words) {
    this.input = input;
    this.words = words;
    this.place = document.getElementById(input.closest("[data-rooms]")?.dataset.rooms); // for fields that also offer rooms to book
    this.offers = [];
    this.at = -1;
    this.chips = document.createElement("ul");
    this.chips.className = "chips";
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-offers`;
    this.list.className = "offers";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    this.list.hidden = true;
    this.said = document.createElement("span");
    this.said.className = "aloud";
    this.said.setAttribute("role", "status");
    // The page has the box already: moving an input loses what is typed into it at that moment.
    input.before(this.chips);
    input.after(this.list, this.said);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id })) {
      input.setAttribute(name, value);
    }
    this.heard = new AbortController();
    const { signal } = this.heard;
    input.addEventListener("input", () => this.typed(), { signal });
    input.addEventListener("keydown", (event) => this.key(event), { signal });
    input.addEventListener("paste", (event) => this.paste(event), { signal });
    input.addEventListener("blur", () => released().then(() => this.left()), { signal });
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    this.list.addEventListener("click", ({ target }) => this.take([...this.list.children].indexOf(target.closest("[role=option]"))));
    this.chips.addEventListener("click", (event) => this.pressed(event));
    if (input.value !== input.defaultValue) {
      input.form.dataset.early = "true"; // typed before this script was loaded
    }
    if (input.getAttribute("aria-invalid") === "true") {
      this.refused(document.getElementById(`${input.id}-wrong`)?.textContent ?? "");
    } else if (document.activeElement !== input) {
      // A user who is typing may have half an address: it is complete when the input loses the focus.
      this.add(parted(input.value));
    }
  }

  all() {
    return [...[...this.chips.children].map((chip) => chip.dataset.written), ...parted(this.input.value)].join(", ");
  }

  // Makes chips of the valid addresses; the rest stays in the input.
  add(texts) {
    this.input.value = this.chipped(texts).join(", ");
  }

  /** Makes chips of the valid addresses, and returns the other texts. */
  chipped(texts) {
    return texts.filter((text) => {
      const isAddress = ADDRESS.test(addressOf(text));
      if (isAddress) {
        this.chip(nameOf(text), addressOf(text));
      }
      return !isAddress;
    });
  }

  // Texts that the server did not accept as addresses become chips marked as malformed; the others become normal chips.
  refused(told) {
    const named = told.split(/["\u201C-\u201F\u00AB\u00BB\u2039\u203A\u300C-\u300F]/);
    for (const text of parted(this.input.value)) {
      if (ADDRESS.test(addressOf(text)) && !named.includes(text)) {
        this.chip(nameOf(text), addressOf(text));
      } else {
        this.malformed(text);
      }
    }
    this.input.value = "";
  }

  has(address) {
    return [...this.chips.children].some((one) => one.dataset.address.toLowerCase() === address.toLowerCase());
  }

  chip(name, address) {
    if (this.has(address)) {
      return;
    }
    this.look(this.put(name, address, written({ name, address })), address);
  }

  malformed(text) {
    this.mark(this.put(text, text, text), "malformed", this.words.malformed);
  }

  put(name, address, whole) {
    const chip = document.createElement("li");
    chip.className = "chip";
    chip.dataset.address = address;
    chip.dataset.written = whole;
    const text = document.createElement("button");
    text.type = "button";
    text.className = "chip-name";
    text.title = address;
    text.textContent = name;
    text.setAttribute("aria-label", this.words.edit.replace("{0}", name === address ? address : `${name}, ${address}`));
    const out = document.createElement("button");
    out.type = "button";
    out.className = "chip-out";
    out.textContent = "×";
    out.setAttribute("aria-label", this.words.remove.replace("{0}", name));
    chip.append(text, out);
    this.chips.append(chip);
    return chip;
  }

  async look(chip, address) {
    const own = this.words.own.split("@")[1]?.toLowerCase();
    if (address.split("@")[1].toLowerCase() !== own) {
      this.mark(chip, "outside", this.words.outside);
    }
    const answer = await fetch(`addresses?check=${encodeURIComponent(address)}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (answer?.ok && !answer.redirected && (await answer.json()).state === "unknown") {
      this.mark(chip, "unknown", this.words.unknown);
    }
  }

  mark(chip, kind, words) {
    chip.dataset.state = kind;
    chip.querySelector(".chip-mark")?.remove();
    const mark = document.createElement("span");
    mark.className = "chip-mark small";
    mark.textContent = words;
    chip.querySelector(".chip-name").after(mark);
  }

  pressed(event) {
    const chip = event.target.closest(".chip");
    if (!chip) {
      return;
    }
    const beside = chip.nextElementSibling ?? chip.previousElementSibling;
    chip.remove();
    if (event.target.closest(".chip-name")) {
      this.left();
      this.input.value = chip.dataset.written;
      this.input.focus();
    } else {
      (beside?.querySelector(".chip-out") ?? this.input).focus();
    }
    this.changed();
  }

  changed() {
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  typed() {
    this.waits = false;
    const all = parted(this.input.value);
    const isEnded = /[,;]\s*$/.test(this.input.value) && this.input.value.split('"').length % 2 === 1;
    if (all.length > 1 || isEnded) {
      const rest = isEnded || ADDRESS.test(addressOf(all.at(-1))) ? "" : all.pop();
      this.chipped(all).forEach((text) => this.malformed(text));
      this.input.value = rest;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), SOON);
  }

  async ask() {
    const begun = this.input.value.trim();
    if (begun === "") {
      this.show([]);
      return;
    }
    const asked = new URLSearchParams({ q: begun.slice(0, 200) });
    if (this.place) {
      asked.set("rooms", "1");
      const { elements } = this.input.form;
      for (const name of ["startDay", "start", "endDay", "end", "zone"]) {
        asked.set(name, elements[name]?.value ?? "");
      }
      asked.set("allDay", elements.allDay?.checked ? "1" : "");
    }
    const answer = await fetch(`addresses?${asked}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (this.input.value.trim() !== begun) {
      return; // this response is outdated
    }
    this.show(answer?.ok && !answer.redirected ? await answer.json() : []);
  }

  show(offers) {
    this.offers = offers.filter(({ source, addresses }) => source !== "ROOM" || !this.has(addresses[0]));
    this.at = -1;
    this.list.replaceChildren(
      ...this.offers.map(({ name, addresses, note }, i) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const who = document.createElement("span");
        who.textContent = name || addresses[0];
        const where = document.createElement("span");
        where.className = "small muted";
        where.textContent = note || (name ? addresses.join(", ") : "");
        option.append(who, " ", where);
        return option;
      }),
    );
    this.open(this.offers.length > 0 && document.activeElement === this.input);
    if (this.waits && this.offers.length > 0) {
      this.take(0);
      return;
    }
    this.waits = false;
    this.said.textContent = this.offers.length > 0 ? this.words.offers.replace("{0}", this.offers.length) : "";
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      this.input.removeAttribute("aria-activedescendant");
      this.at = -1;
    }
  }

  choose(i) {
    const all = [...this.list.children];
    this.at = (i + all.length) % all.length;
    all.forEach((option, j) => option.setAttribute("aria-selected", String(j === this.at)));
    all[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", all[this.at].id);
  }

  take(i) {
    const offer = this.offers[i];
    if (!offer) {
      return;
    }
    this.waits = false;
    this.input.value = "";
    for (const address of offer.addresses) {
      this.chip(offer.addresses.length === 1 && offer.name ? offer.name : address, address);
    }
    if (offer.source === "ROOM" && this.place.value.trim() === "") {
      this.place.value = offer.name; // as the planner books it
    }
    this.show([]);
    this.changed();
  }

  // Returns the index of the offer to take: the selected one, else the first; -1 if a whole address was typed.
  first() {
    return this.at < 0 && ADDRESS.test(addressOf(this.input.value)) ? -1 : Math.max(this.at, 0);
  }

  key(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.offers.length > 0) {
        event.preventDefault();
        this.open(true);
        this.choose(event.key === "ArrowDown" ? this.at + 1 : this.at < 0 ? -1 : this.at - 1);
      }
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault(); // Enter ends the address, and must not send the message
      if (isOpen && this.first() >= 0) {
        this.take(this.first());
      } else {
        this.waits = this.input.value.trim() !== "" && !ADDRESS.test(addressOf(this.input.value)); // wait for the offers, which may be under way
        this.add(parted(this.input.value));
        if (!this.waits) {
          this.show([]);
        }
        this.changed();
      }
    } else if (event.key === "Tab" && isOpen && this.first() >= 0) {
      this.take(this.first());
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.open(false);
    } else if (event.key === "Backspace" && this.input.value === "" && this.chips.lastElementChild) {
      event.preventDefault();
      const last = this.chips.lastElementChild;
      this.input.value = last.dataset.written;
      last.remove();
      this.changed();
    }
  }

  paste(event) {
    const text = event.clipboardData.getData("text/plain");
    if (/[,;:\n\t]/.test(text)) {
      event.preventDefault();
      this.add(parted(`${this.input.value} ${text}`));
      this.changed();
    }
  }

  left() {
    this.waits = false;
    clearTimeout(this.timer);
    this.open(false);
    const all = parted(this.input.value);
    if (all.length > 0 && all.every((text) => ADDRESS.test(addressOf(text)))) {
      this.add(all);
      this.changed();
    }
  }
}

document.addEventListener("formdata", ({ target, formData }) => {
  for (const field of target.elements) {
    const box = boxes.get(field);
    if (box) {
      formData.set(field.name, box.all());
    }
  }
});

/** Replaces a textarea by an input: its entries are chips, and a combobox may not be a textarea (ARIA in HTML). */
function lineOf(field) {
  if (!field.matches("textarea")) {
    return field;
  }
  const help = document.querySelector(`#${CSS.escape(field.id)}-help[data-chips]`);
  if (help) {
    help.textContent = help.dataset.chips;
  }
  const line = document.createElement("input");
  for (const { name, value } of [...field.attributes].filter((one) => !["rows", "cols"].includes(one.name))) {
    line.setAttribute(name, value);
  }
  line.value = parted(field.value).join(", ");
  const hadFocus = document.activeElement === field;
  field.replaceWith(line);
  if (hadFocus) {
    line.focus({ preventScroll: true });
  }
  return line;
}

function showRecipients() {
  for (const field of document.querySelectorAll("[data-offers] .recipients :is(input, textarea), .recipients[data-offers] :is(input, textarea)")) {
    const input = lineOf(field);
    if (!boxes.has(input) || !input.parentElement.querySelector(".chips")) {
      const { remove, edit, offers, outside, unknown, malformed } = input.closest("[data-offers]").dataset;
      // A morphed page keeps its input and loses the chips: the old instance must not handle input any more.
      boxes.get(input)?.heard.abort();
      boxes.set(input, new Recipients(input, { remove, edit, offers, outside, unknown, malformed, own: input.closest("[data-own]").dataset.own }));
    }
  }
}

for (const shown of ["turbo:load", "turbo:render", "turbo:frame-load"]) {
  document.addEventListener(shown, showRecipients);
}
showRecipients();
