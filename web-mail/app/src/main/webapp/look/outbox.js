// Messages that are sent while offline: stored whole, as their form would have been sent, and sent when the server answers again. Each has
// a key, by which the server recognizes a message that it has sent already.
import { ask, mail } from "./offline.js";

const SENDS = ["send", "send-archive", "later"];

/** The files that the empty page for writing needs. */
export const WRITING = ["./write.css", "./recipients.css", "./write.js", "./recipients.js", "./editor.js", "./editor.css", "../kit/vendor/squire.js"];

/** Returns whether the form that is submitted is a message to be sent. */
export function isLetter(form, submitter) {
  return form.id === "letter" && SENDS.includes(submitter?.id);
}

/** Returns the message as its form has it now. */
export function letterIn(form, submitter) {
  const letter = new FormData(form, submitter);
  letter.delete("token");
  if (!letter.get("key")) {
    form.elements.key.value = crypto.randomUUID();
    letter.set("key", form.elements.key.value);
  }
  return letter;
}

/** Stores a message, and returns its path in the cache. */
export async function keepLetter(letter) {
  const at = `/letter/${letter.get("key")}`;
  await (await mail()).put(at, new Response(letter));
  return at;
}

async function post(letter, token) {
  letter.set("token", token);
  return fetch("write", { method: "POST", body: letter, headers: { Accept: "text/html", "Carillon-Keep": "1" } });
}

function leadsTo(response, path) {
  return response.ok && response.redirected && new URL(response.url).pathname.endsWith(path);
}

/**
 * Sends a stored message. If it can't be sent, it becomes a draft, without its files if those are too large.
 * Returns true if it is sent, false if it is a draft, and undefined if it still waits.
 */
export async function sendLetter(at) {
  const cache = await mail();
  const kept = await cache.match(at);
  if (!kept) {
    return true;
  }
  const letter = await kept.formData();
  const fresh = new DOMParser().parseFromString(await ask("write"), "text/html");
  const token = fresh.querySelector("#letter input[name=token]")?.value;
  if (!token) {
    return undefined;
  }
  const sent = await post(letter, token);
  if (leadsTo(sent, "/mail")) {
    await cache.delete(at);
    return true;
  }
  if (sent.status >= 500 || sent.redirected) {
    return undefined;
  }
  SENDS.forEach((verb) => letter.delete(verb));
  letter.set("save", "save");
  for (const files of [[], ["file", "picture"]]) {
    files.forEach((one) => letter.delete(one));
    if (leadsTo(await post(letter, token), "/write")) {
      await cache.delete(at);
      return false;
    }
  }
  return undefined;
}
