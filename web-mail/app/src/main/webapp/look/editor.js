// The editor in its frame. Typed and pasted HTML may come from others: it is sanitized here before it enters the page, and on the server
// again before it is stored or sent. The frame's own policy allows neither inline scripts nor resources from elsewhere.
import { DOMPurify, Squire } from "../kit/vendor/squire.js";

const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;
const root = document.getElementById("body");
const told = window.frameElement;
let pictures = (id) => id; // returns the address of a stored picture

function tell(name, detail) {
  // The event must be of the parent page's realm, or that page would not see it as one of its own.
  told.dispatchEvent(new parent.CustomEvent(`carillon:${name}`, { detail }));
}

DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName !== "IMG") {
    return;
  }
  const source = node.getAttribute("src") ?? "";
  if (source.startsWith("cid:")) {
    node.dataset.cid = source.slice(4);
    node.setAttribute("src", pictures(node.dataset.cid));
  } else if (!PICTURE.test(source)) {
    node.replaceWith(document.createTextNode(node.alt)); // from another site: fetching it would tell that site who reads the message
  }
});

function clean(html) {
  return DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: ["style", "form", "input", "button", "select", "textarea", "video", "audio", "source", "picture", "dialog"],
    FORBID_ATTR: ["id", "name", "srcset", "background", "contenteditable", "tabindex", "autofocus"],
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpeg|gif|webp);base64,)/i,
  });
}

const squire = new Squire(root, {
  blockTag: "DIV",
  sanitizeToDOMFragment: clean,
  toPlainText: null,
  tagAttributes: { a: { target: "_blank", rel: "noopener noreferrer" }, blockquote: {} },
});

// Escape and Tab leave the editor as they leave any field; Ctrl and brackets indent lists.
for (const key of ["Tab", "Shift-Tab"]) {
  squire.setKeyHandler(key, null);
}

// A new line begins with the formatting at the end of the one before: marks that were switched off there are off, others are on.
const MARKS = { B: ["bold", "removeBold"], I: ["italic", "removeItalic"], U: ["underline", "removeUnderline"] };

for (const key of ["Enter", "Shift-Enter"]) {
  squire.setKeyHandler(key, (self, event, range) => {
    event.preventDefault();
    const isTyping = range.collapsed;
    const before = Object.keys(MARKS).filter((tag) => self.hasFormat(tag));
    const colour = self.getFontInfo().color;
    self.splitBlock(event.shiftKey, range);
    if (!isTyping) {
      return;
    }
    for (const [tag, [on, off]] of Object.entries(MARKS)) {
      if (self.hasFormat(tag) !== before.includes(tag)) {
        self[before.includes(tag) ? on : off]();
      }
    }
    if (self.getFontInfo().color !== colour) {
      self.setTextColor(colour || null);
    }
  });
}

squire.addEventListener("input", () => tell("changed"));
squire.addEventListener("pathChange", () => tell("moved"));
squire.addEventListener("undoStateChange", () => tell("moved"));
squire.addEventListener("pasteImage", (event) => take([...event.detail.clipboardData.files]));

root.addEventListener("drop", (event) => drop(event), { capture: true });
root.addEventListener("dragover", (event) => event.preventDefault());
root.addEventListener(
  "paste",
  (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => !isPicture(file));
    if (files.length > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      tell("files", files);
    }
  },
  { capture: true },
);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    tell("send");
  }
});

function drop(event) {
  const files = [...event.dataTransfer.files];
  if (files.length > 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    take(files);
  }
}

function isPicture(file) {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(file.type);
}

// Inserts pictures into the text; other files become attachments.
async function take(files) {
  const others = files.filter((file) => !isPicture(file));
  if (others.length > 0) {
    tell("files", others);
  }
  for (const file of files.filter(isPicture)) {
    const source = await read(file);
    squire.insertImage(source, { alt: file.name.replace(/\.[a-z]+$/i, "") });
  }
}

function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** Returns a picture's bytes, or undefined if its address holds none, as in messages from others. */
function bytes(source) {
  const [head, data] = source.split(",", 2);
  try {
    const octets = Uint8Array.from(atob(head.startsWith("data:") ? data : "-"), (char) => char.charCodeAt(0));
    return new Blob([octets], { type: head.slice(5).split(";")[0] });
  } catch {
    return undefined;
  }
}

// A picture that is new in the text gets its name here, and keeps it.
function name(image) {
  image.dataset.cid ??= `${crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (octet) => octet.toString(16).padStart(2, "0")).join("")}@carillon`;
  return image.dataset.cid;
}

const saved = new Set(); // names of the pictures that the draft has already

const DO = {
  bold: () => toggle("B"),
  italic: () => toggle("I"),
  underline: () => toggle("U"),
  bullets: () => (squire.hasFormat("UL") ? squire.removeList() : squire.makeUnorderedList()),
  numbers: () => (squire.hasFormat("OL") ? squire.removeList() : squire.makeOrderedList()),
  quote: () => (squire.hasFormat("BLOCKQUOTE") ? squire.decreaseQuoteLevel() : squire.increaseQuoteLevel()),
  code: () => squire.toggleCode(),
  plain: () => squire.removeAllFormatting(),
  undo: () => squire.undo(),
  redo: () => squire.redo(),
};

function toggle(tag) {
  const [on, off] = MARKS[tag];
  squire[squire.hasFormat(tag) ? off : on]();
}

window.carillonEditor = {
  /** Loads a message; stored pictures are at addresses with this prefix. If its text was begun elsewhere, sets the cursor to that line and column. */
  begin(html, address, [line, column] = [0, 0]) {
    pictures = (id) => (address ? address + encodeURIComponent(id) : "data:,");
    squire.setHTML(html);
    for (const image of root.querySelectorAll("img[data-cid]")) {
      saved.add(image.dataset.cid);
    }
    squire.moveCursorToStart();
    const begun = root.children[line]?.firstChild;
    if (column > 0 && begun?.nodeType === Node.TEXT_NODE) {
      const caret = document.createRange();
      caret.setStart(begun, Math.min(column, begun.length));
      squire.setSelection(caret);
    }
  },

  /** Returns the message, and its pictures that are not stored yet. */
  letter() {
    const copy = root.cloneNode(true);
    const fresh = [];
    const images = [...root.querySelectorAll("img")];
    [...copy.querySelectorAll("img")].forEach((image, i) => {
      const blob = saved.has(images[i].dataset.cid) ? undefined : bytes(images[i].src);
      if (blob) {
        fresh.push({ id: name(images[i]), blob });
      } else if (/^https?:/.test(images[i].src) && !images[i].dataset.cid) {
        return; // on the web: it stays there
      } else if (!images[i].dataset.cid) {
        image.remove();
        return;
      }
      image.setAttribute("src", `cid:${images[i].dataset.cid}`);
      image.removeAttribute("data-cid");
    });
    const empty = copy.textContent.trim() === "" && images.length === 0;
    return { html: empty ? "" : copy.innerHTML, pictures: fresh };
  },

  /** Notes that the draft has these pictures. */
  kept: (ids) => ids.forEach((id) => saved.add(id)),

  /** Returns the message as text. */
  text: () => root.innerText.replace(/\n\n\n+/g, "\n\n"),

  /** Inserts HTML at the cursor, or at the end. */
  insert(html, atEnd) {
    if (atEnd) {
      squire.moveCursorToEnd();
    }
    squire.insertHTML(html);
  },

  /** Replaces the signature, or adds one at the end. */
  sign(html) {
    const now = [...root.querySelectorAll(".carillon-signature")].at(-1);
    squire.saveUndoState();
    if (html === "") {
      now?.remove();
    } else if (now) {
      now.replaceWith(clean(html));
    } else {
      squire.moveCursorToEnd();
      root.append(document.createElement("div"), clean(html));
      root.children[root.children.length - 2].append(document.createElement("br"));
    }
    tell("changed");
  },

  /** Replaces words in the user's own text, but not in quoted text. */
  replace(words, by) {
    squire.saveUndoState();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (!texts.currentNode.parentElement.closest("blockquote")) {
        texts.currentNode.data = texts.currentNode.data.replace(words, () => by);
      }
    }
    tell("changed");
  },

  take,
  focus: () => squire.focus(),
  act(what) {
    DO[what]?.();
    squire.focus();
  },
  colour(value) {
    squire.setTextColor(value || null);
    squire.focus();
  },
  link(address) {
    if (address) {
      squire.makeLink(address);
    } else {
      squire.removeLink();
    }
    squire.focus();
  },

  /** Returns which toolbar buttons are pressed. */
  state: () => ({
    bold: squire.hasFormat("B"),
    italic: squire.hasFormat("I"),
    underline: squire.hasFormat("U"),
    bullets: squire.hasFormat("UL"),
    numbers: squire.hasFormat("OL"),
    quote: squire.hasFormat("BLOCKQUOTE"),
    code: squire.hasFormat("PRE") || squire.hasFormat("CODE"),
    link: squire.hasFormat("A"),
  }),
};

new ResizeObserver(() => tell("grown")).observe(root);
tell("ready");
