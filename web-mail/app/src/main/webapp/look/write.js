import "./recipients.js";
// Writing: the editor, the quoted text below it, and drafts that save themselves. Without this script the page is a form with a plain text field.

// ---- The editor is a frame with its own policy: see EditorServlet. The form's fields stay where they are; when the form is read, to save
// or to send it, they get the editor's content.

const editing = new WeakMap(); // the promise of each form's editor

function editorOf(form) {
  return form?.querySelector(".editor iframe")?.contentWindow?.carillonEditor;
}

function isRich(form) {
  return form?.dataset.rich === "true";
}

/** Starts the editor if the form is to have one, and returns whether it is. */
function beginEditor(form, hasFocus) {
  if (!form || !isRich(form)) {
    return false;
  }
  show(form);
  if (editing.has(form) && form.querySelector(".editor iframe")) {
    if (hasFocus) {
      editing.get(form).then((editor) => isNobodyTyping() && editor.focus());
    }
    return true;
  }
  const frame = document.createElement("iframe");
  frame.title = form.dataset.text;
  editing.set(
    form,
    new Promise((resolve) => {
      frame.addEventListener("carillon:ready", () => {
        const editor = frame.contentWindow.carillonEditor;
        const [, folder, uid] = form.elements.source.value.split(" ");
        const { text } = form.elements;
        const isInText = document.activeElement === text;
        const before = text.value.slice(0, text.selectionStart).split("\n");
        const early = typedEarly(form);
        editor.begin(early ?? form.elements.html.value, folder && `picture?f=${encodeURIComponent(folder)}&m=${uid}&cid=`, early === undefined ? [0, 0] : [before.length - 1, before.at(-1).length]);
        form.dataset.edited = "true";
        show(form);
        if (isInText || (hasFocus && isNobodyTyping())) {
          editor.focus();
        }
        resolve(editor);
      });
    }),
  );
  frame.addEventListener("carillon:changed", saveLater);
  frame.addEventListener("carillon:moved", () => showState(form));
  frame.addEventListener("carillon:files", (event) => attach(form, event.detail));
  frame.addEventListener("carillon:send", () => form.querySelector("#send").click());
  frame.addEventListener("carillon:grown", () => {
    const body = frame.contentDocument?.getElementById("body");
    frame.style.blockSize = body ? `${body.offsetHeight + 8}px` : "";
  });
  frame.src = form.querySelector(".editor").dataset.frame;
  form.querySelector(".editor").replaceChildren(frame);
  return true;
}

// Returns what was typed into the plain field before the editor was loaded: it becomes the message.
function typedEarly(form) {
  const { text, quote } = form.elements;
  if (text.value === text.defaultValue) {
    return undefined;
  }
  const quoted = quote.value && quotedText(form);
  if (quoted && !text.value.includes(quoted)) {
    leaveOut(form); // the quote was edited, and is part of the text now
    return linesAsHtml(text.value);
  }
  return linesAsHtml(quoted ? text.value.replace(quoted, () => "") : text.value);
}

/** Returns whether the focus may be moved: it never leaves a field into which the user is typing. */
function isNobodyTyping() {
  return document.activeElement === null || document.activeElement === document.body;
}

function linesAsHtml(text) {
  const all = document.createElement("div");
  for (const line of text.trimEnd().split("\n")) {
    const block = all.appendChild(document.createElement("div"));
    block.append(line === "" ? document.createElement("br") : line);
  }
  return all.innerHTML;
}

function show(form) {
  const rich = isRich(form);
  if (!rich) {
    form.dataset.plain = "true";
  }
  form.querySelector(".tools").hidden = false;
  form.querySelector("[data-does=window]").hidden = window.name === "alone" || Boolean(window.opener);
  form.querySelector(".tools [data-plain]").hidden = rich;
  for (const tool of form.querySelectorAll(".tools [data-rich]")) {
    tool.hidden = !rich;
  }
  form.querySelector(".editor").hidden = !rich;
  const { text } = form.elements;
  // A user who is typing continues in the plain field until the editor has taken over its text.
  text.hidden = rich && (form.dataset.edited === "true" || (document.activeElement !== text && text.value === text.defaultValue));
  showQuoted(form);
}

function showState(form) {
  const state = editorOf(form)?.state() ?? {};
  for (const button of form.querySelectorAll(".tools [data-does]")) {
    if (button.hasAttribute("aria-pressed")) {
      button.setAttribute("aria-pressed", String(state[button.dataset.does] ?? false));
    }
  }
}

// Turbo and our own saves both read the form by FormData.
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.id !== "letter" || !(isRich(target) ? target.dataset.edited : target.dataset.plain)) {
    return;
  }
  formData.set("format", isRich(target) ? "rich" : "plain");
  if (!isRich(target)) {
    return;
  }
  const { html, pictures } = editorOf(target).letter();
  formData.set("html", html);
  formData.delete("picture");
  for (const { id, blob } of pictures) {
    formData.append("picture", blob, id);
  }
});

// ---- Quoted text: shown as it was received, and kept whole unless the writer removes it or turns it into editable text.

function showQuoted(form) {
  const block = form.querySelector(".quoted");
  const [kind, folder, uid] = form.elements.quote.value.split(" ");
  block.hidden = !isRich(form) || !uid;
  if (block.hidden || block.querySelector("iframe")) {
    return;
  }
  const frame = document.createElement("iframe");
  frame.title = block.dataset.title;
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.addEventListener("load", () => {
    const page = frame.contentDocument?.documentElement;
    if (page) {
      frame.style.blockSize = `${Math.min(page.scrollHeight + 2, 600)}px`;
    }
  });
  frame.src = `quoted?k=${kind}&f=${encodeURIComponent(folder)}&m=${uid}`;
  block.append(frame);
}

function leaveOut(form) {
  form.elements.quote.value = "";
  form.querySelector(".quoted iframe")?.remove();
  showQuoted(form);
  saveLater();
}

// The field's initial text is the introduction and the quote as plain text.
function quotedText(form) {
  const [kind] = form.elements.quote.value.split(" ");
  const shown = form.querySelector(".quoted iframe")?.contentDocument?.body?.innerText ?? "";
  const all = form.elements.text.defaultValue.trim();
  const top = form.dataset.top.replaceAll("\r\n", "\n").trim();
  const whole = top && all.startsWith(top) ? all.slice(top.length).trim() : all;
  return kind === "BLOCK" ? shown.trim() : whole;
}

function introduced(form) {
  const lines = quotedText(form).split("\n");
  const first = lines.findIndex((line) => line.startsWith(">"));
  return first > 0 ? lines[first - 1] : "";
}

async function turnIntoText(form) {
  const page = form.querySelector(".quoted iframe")?.contentDocument;
  const editor = await editing.get(form);
  if (page?.body) {
    const intro = document.createElement("div");
    intro.textContent = introduced(form);
    editor.insert(`<div><br></div>${intro.outerHTML}<blockquote>${page.body.innerHTML}</blockquote>`, true);
    leaveOut(form);
    editor.focus();
  }
}

// ---- Another identity has another signature.

function signedPlain(text, before, after) {
  const at = before ? text.lastIndexOf(before) : -1;
  if (at >= 0) {
    return text.slice(0, at) + after + text.slice(at + before.length);
  }
  if (!after) {
    return text;
  }
  const quoted = text.search(/^>/m);
  const intro = quoted < 0 ? text.length : text.lastIndexOf("\n", Math.max(0, quoted - 2)) + 1;
  return `${text.slice(0, intro).trimEnd()}\n\n${after}\n${quoted < 0 ? "" : `\n${text.slice(intro)}`}`;
}

document.addEventListener("change", ({ target }) => {
  if (target.id !== "from" || target.form !== letterForm()) {
    return;
  }
  const form = target.form;
  const said = (key) => [...target.options].find((one) => one.value === key)?.dataset ?? {};
  const before = said(form.elements.was.value);
  const after = said(target.value);
  form.elements.was.value = target.value;
  if (isRich(form)) {
    editing.get(form)?.then((editor) => editor.sign(after.html ?? ""));
  } else {
    form.elements.text.value = signedPlain(form.elements.text.value, before.text ?? "", after.text ?? "");
  }
  saveLater();
});

// ---- Formatted or plain text.

async function toPlain(form) {
  const editor = await editing.get(form);
  const own = editor.text().trim();
  if (own !== "" || form.elements.html.value) {
    form.elements.text.value = `${own}\n\n${form.elements.quote.value ? quotedText(form) : ""}\n`;
  }
  form.dataset.rich = "false";
  form.dataset.plain = "true";
  form.elements.quote.value = "";
  show(form);
  form.elements.text.focus();
  saveLater();
}

async function toRich(form) {
  const html = linesAsHtml(form.elements.text.value);
  form.dataset.rich = "true";
  form.elements.html.value = html;
  if (editorOf(form)) {
    editorOf(form).begin(html);
    editorOf(form).focus();
  }
  beginEditor(form, true);
  saveLater();
}

// ---- Files: chosen, pasted or dropped anywhere on the page; pictures that are dropped on the text are inserted there.

function choose(form, files) {
  const all = new DataTransfer();
  for (const file of [...form.elements.file.files, ...files]) {
    all.items.add(file);
  }
  form.elements.file.files = all.files;
}

function attach(form, files) {
  choose(form, files);
  form.elements.file.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("dragover", (event) => {
  if (letterForm() && event.dataTransfer.types.includes("Files")) {
    event.preventDefault();
    letterForm().classList.add("dropping");
  }
});
document.addEventListener("dragleave", (event) => event.relatedTarget ?? letterForm()?.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  if (letterForm() && event.dataTransfer.files.length > 0) {
    event.preventDefault();
    letterForm().classList.remove("dropping");
    attach(letterForm(), [...event.dataTransfer.files]);
  }
});

// ---- The buttons above the text.

// The draft continues in a window of its own; this page goes back to reading.
async function openWindow(form) {
  const alone = window.open("", "_blank", "popup,width=900,height=800");
  await saving;
  if (isUnsaved(form)) {
    saveNow();
    await saving;
  }
  if (alone && !isUnsaved(form)) {
    alone.location = form.dataset.at ?? location.href;
    isSent = true;
    window.Turbo?.visit(form.querySelector(".back").href);
  } else {
    alone?.close(); // saving failed: nothing is lost on this page
  }
}

const ACTS = { window: openWindow, format: (form) => (isRich(form) ? toPlain(form) : toRich(form)), "quote-out": leaveOut, "quote-edit": turnIntoText };

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#letter [data-does], #letter [data-colour], #letter [data-link]");
  const form = letterForm();
  if (!button || !form) {
    return;
  }
  const menu = button.closest("details");
  if (button.dataset.does && ACTS[button.dataset.does]) {
    ACTS[button.dataset.does](form);
  } else if (button.dataset.does) {
    editorOf(form)?.act(button.dataset.does);
  } else if (button.dataset.link) {
    linkTo(form, button.dataset.link === "set" ? document.getElementById("link").value : "");
  } else {
    editorOf(form)?.colour(button.dataset.colour);
  }
  if (menu) {
    menu.open = false;
  }
  showState(form);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#letter #spell");
  if (button) {
    event.preventDefault(); // the message stays as it is, with the pasted content
    button.closest("details").open = false;
    import("./spelling.js").then(({ check }) => check(button.form, button, () => editorOf(button.form))).catch(console.warn);
  }
});

function linkTo(form, typed) {
  const address = typed.trim();
  const hasScheme = /^(?:https?:|mailto:|tel:)/i.test(address);
  const whole = hasScheme || address === "" ? address : address.includes("@") && !address.includes("/") ? `mailto:${address}` : `https://${address}`;
  editorOf(form)?.link(whole);
}

document.addEventListener("keydown", (event) => {
  if (event.target.id === "link" && event.key === "Enter") {
    event.preventDefault(); // otherwise Enter would send the message
    event.target.closest("details").querySelector("[data-link=set]").click();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.form === letterForm() && letterForm()) {
    event.preventDefault();
    document.getElementById("send").click();
    return;
  }
  // One Tab stop; arrow keys move within the toolbar (WAI-ARIA, toolbar).
  const bar = event.target.closest?.(".tools");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (bar && step && !event.target.matches("input")) {
    const stops = [...bar.querySelectorAll(":scope > button, :scope > details > summary")].filter((one) => one.checkVisibility());
    const next = stops[(stops.indexOf(event.target) + step + stops.length) % stops.length];
    stops.forEach((one) => (one.tabIndex = one === next ? 0 : -1));
    next.focus();
    event.preventDefault();
  }
});

// Registers the webmail as the browser's handler of mailto: links, if the user wants that.
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-mailto]");
  if (button) {
    navigator.registerProtocolHandler?.("mailto", new URL(button.dataset.mailto, location.href).href);
  }
});

function showLetter() {
  const form = letterForm();
  if (form) {
    show(form);
    beginEditor(form, false);
  }
}

for (const shown of ["turbo:load", "turbo:render"]) {
  document.addEventListener(shown, showLetter);
}

// ---- Writing: the cursor begins above the quoted text.

function beginAbove() {
  const text = document.querySelector("textarea[data-begin]");
  const to = document.getElementById("to");
  if (text && to && isNobodyTyping()) {
    text.setSelectionRange(0, 0);
    // Recipients are shown as chips, once those are there.
    if (!to.value && !to.parentElement.querySelector(".chip")) {
      to.focus();
    } else if (!beginEditor(letterForm(), true)) {
      text.focus();
    }
  }
}

document.addEventListener("turbo:load", beginAbove);

// ---- Writing: saves a draft by itself after half a minute, and asks for confirmation before an unsaved message is left.

const SAVED_AFTER = 30_000;
const saved = new WeakMap(); // the content of each form when it was last loaded or saved
let saving; // the promise of a save under way
let timer;
let isSent = false;

function letterForm() {
  return document.getElementById("letter");
}

// Returns what the user wrote and chose, without the fields that a save changes by itself.
function said(form) {
  const fields = [...new FormData(form)].filter(([name]) => !["draft", "was", "quote", "source", "picture", "language"].includes(name));
  return JSON.stringify(fields.map(([name, value]) => [name, name === "keep" ? "" : (value.name ?? value)]));
}

function fields(form) {
  return JSON.stringify(JSON.parse(said(form)).filter(([name]) => !["html", "format"].includes(name)));
}

function chosenFiles(form) {
  return [...form.elements.file.files].map((file) => file.name).join("/");
}

function isUnsaved(form) {
  return form && !isSent && saved.get(form) !== said(form);
}

async function save(form) {
  const sent = said(form);
  const files = chosenFiles(form);
  const letter = new FormData(form);
  letter.append("save", "save");
  const pictures = letter.getAll("picture").map((picture) => picture.name);
  const arrived = form.querySelectorAll("#uploads li:has([name=upload])");
  const response = await post(form.action, letter, files !== "");
  const uid = new URL(response.url).searchParams.get("m");
  if (!response.ok || !uid) {
    return; // not saved: leaving still asks for confirmation, and Send shows the error
  }
  const fresh = new DOMParser().parseFromString(response.text, "text/html");
  const isSame = said(form) === sent;
  form.elements.draft.value = uid;
  form.dataset.at = response.url;
  for (const field of ["quote", "source"]) {
    // A quote that the user removed meanwhile stays removed.
    form.elements[field].value &&= fresh.getElementById("letter").elements[field].value;
  }
  form.elements.source.value = fresh.getElementById("letter").elements.source.value;
  editorOf(form)?.kept(pictures);
  arrived.forEach((row) => row.remove());
  form.querySelector(".attachments")?.remove();
  form.querySelector(".enclose").prepend(fresh.querySelector("#letter .attachments") ?? "");
  if (chosenFiles(form) === files) {
    form.elements.file.value = ""; // the files are in the draft now
  }
  if (isSame) {
    saved.set(form, said(form));
  } else {
    saveLater();
  }
  const kept = document.getElementById("kept");
  kept.textContent = kept.dataset.saved;
}

// Only XMLHttpRequest reports the progress of an upload.
function post(address, letter, isShown) {
  const bar = document.getElementById("uploading");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "text/html");
    request.setRequestHeader("Carillon-Parts", "draft"); // asks for the result without the page around it
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.hidden = !isShown;
      bar.value = loaded / Math.max(1, total);
    });
    request.addEventListener("loadend", () => (bar.hidden = true));
    request.addEventListener("load", () => resolve({ ok: request.status < 400, url: request.responseURL, text: request.responseText }));
    request.addEventListener("error", () => reject(new Error("The draft was not saved")));
    request.send(letter);
  });
}

// ---- Writing: chosen files are uploaded at once; see upload.js.

let uploads; // the module that uploads files, once it is loaded
let waiting; // aborts an action that waits for uploads

async function enclose(form) {
  try {
    uploads ??= await import("./upload.js");
  } catch {
    saveNow();
    return;
  }
  uploads.send(form, [...form.elements.file.files], (back) => {
    if (back) {
      choose(form, [back]);
    }
    saveNow();
    form.dispatchEvent(new Event("carillon:there"));
  });
  form.elements.file.value = "";
}

function isSending() {
  return uploads?.isBusy() ?? false;
}

// Refuses files that are too large before they are sent.
function take(field) {
  const octets = [...field.files].reduce((sum, file) => sum + file.size, 0);
  const isTooMuch = octets > Number(field.dataset.room);
  const said = document.getElementById("no-room");
  said.textContent = isTooMuch ? said.dataset.said : "";
  if (isTooMuch) {
    field.value = "";
  } else if (field.files.length > 0) {
    enclose(field.form); // files are uploaded while the message is being written, and are in the draft before it is sent
  }
}

document.addEventListener(
  "change",
  (event) => {
    if (event.target.dataset?.room) {
      take(event.target);
    }
  },
  { capture: true },
);

function saveLater() {
  timer ??= setTimeout(saveNow, SAVED_AFTER);
}

function saveNow() {
  clearTimeout(timer);
  timer = undefined;
  const form = letterForm();
  if (saving) {
    saveLater();
  } else if (isUnsaved(form)) {
    saving = save(form)
      .catch(console.warn)
      .finally(() => (saving = undefined));
  }
}

/** Returns whether something was typed before this script was loaded. */
function isTypedEarly(form) {
  const { early } = form.dataset;
  return early || [form.elements.subject, form.elements.text].some((field) => field.value !== field.defaultValue);
}

function noteSaved() {
  const form = letterForm();
  isSent = false;
  if (form?.elements.file.files.length > 0) {
    take(form.elements.file); // chosen before this script was loaded
  }
  if (form && isTypedEarly(form)) {
    saveLater();
  } else if (form && !form.dataset.unsaved) {
    saved.set(form, said(form));
    // The editor changes the form's content; that counts as saved, unless the user typed meanwhile.
    const before = fields(form);
    editing.get(form)?.then(() => fields(form) === before && saved.set(form, said(form)));
  }
}

document.addEventListener("turbo:load", noteSaved);

for (const change of ["input", "change"]) {
  document.addEventListener(change, (event) => {
    if (event.target.form === letterForm() && letterForm() && event.target.name) {
      saveLater();
    }
  });
}

// Asks once for confirmation if the text mentions an attachment, but has neither a file nor a link to one.
function forgot(form) {
  const own = isRich(form) ? (editorOf(form)?.text() ?? "") : form.elements.text.value.replaceAll(/^>.*$/gm, "");
  const words = form.dataset.enclosing.split(",").map((word) => word.trim().toLowerCase());
  const text = `${form.elements.subject.value} ${own}`.toLowerCase();
  const encloses = form.elements.file.files.length > 0 || form.querySelector("#uploads li") || form.querySelector("input[name=keep]:checked") || form.querySelector(".editor iframe")?.contentDocument?.querySelector("#body img");
  const gives = /\/shared\?t=/.test(own) || form.querySelector(".editor iframe")?.contentDocument?.querySelector("#body a[href*='/shared?t=']");
  return !encloses && !gives && !form.dataset.asked && words.some((word) => word && text.includes(word));
}

// An action waits for a save under way, because a save changes the draft's UID.
document.addEventListener(
  "submit",
  (event) => {
    if (event.target !== letterForm()) {
      return;
    }
    if (saving) {
      event.preventDefault();
      event.stopImmediatePropagation();
      saving.then(() => event.target.requestSubmit(event.submitter));
      return;
    }
    if (isSending() && event.submitter?.id !== "discard") {
      event.preventDefault();
      event.stopImmediatePropagation();
      const kept = document.getElementById("kept");
      kept.textContent = kept.dataset.waits;
      waiting?.abort(); // only the action that was pressed last is done, once
      waiting = new AbortController();
      event.target.addEventListener("carillon:there", () => event.target.requestSubmit(event.submitter), { once: true, signal: waiting.signal });
      return;
    }
    if (["send", "send-archive", "later"].includes(event.submitter?.id) && forgot(event.target)) {
      event.target.dataset.asked = "true";
      if (!confirm(event.target.dataset.forgotten)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
    }
    clearTimeout(timer);
    timer = undefined;
    isSent = true;
  },
  { capture: true },
);

document.addEventListener("turbo:submit-end", (event) => {
  if (event.target === letterForm() && !event.detail.success) {
    isSent = false;
    saveLater();
  }
});

document.addEventListener("carillon:kept", () => (isSent = true)); // it is queued to be sent

document.addEventListener("turbo:before-visit", (event) => {
  const form = letterForm();
  if ((isUnsaved(form) || (isSending() && !isSent)) && !confirm(form.dataset.leave)) {
    event.preventDefault();
  }
});

addEventListener("beforeunload", (event) => {
  if (isUnsaved(letterForm()) || (isSending() && !isSent)) {
    event.preventDefault();
  }
});

// mail.js loads this script when there is something to write, so the page is there already.
showLetter();
beginAbove();
noteSaved();
