// Push notifications about mail and reminders while no page is open: a form sends the server this browser's address at the push service.
const WORKER = new URL("./worker.js", import.meta.url);

function form() {
  return document.getElementById("push-form");
}

async function registered() {
  return (await navigator.serviceWorker.getRegistration())?.pushManager?.getSubscription();
}

/** Returns the hash by which the server lists this browser's address, so that the address itself need not be sent. */
async function mark(subscription) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
  return [...new Uint8Array(digest).slice(0, 8)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/** Stores the texts of notifications in the page's language: the worker has no page to read them from. */
async function say({ one, more, reminder, untitled, again, dismiss }) {
  const words = { one, more, reminder, untitled, again, dismiss, language: document.documentElement.lang };
  await (await caches.open("words")).put("/push-words", new Response(JSON.stringify(words)));
}

/** Shows whether push is on in this browser. */
export async function show(device) {
  const subscription = await registered();
  await (subscription && say(form().dataset));
  device.elements.push.checked = Boolean(subscription) && form().dataset.marks.split(" ").includes(await mark(subscription));
  device.querySelector(".push").hidden = !device.elements.notify.checked;
}

/** Turns push on or off in this browser; returns an error message, or "". */
export async function change(wanted) {
  const words = form().dataset;
  if (!wanted) {
    const subscription = await registered();
    const one = subscription && document.querySelectorAll("#push-devices [name=end-device]")[words.marks.split(" ").indexOf(await mark(subscription))];
    await subscription?.unsubscribe();
    one?.click();
    return "";
  }
  try {
    await navigator.serviceWorker.register(WORKER, { scope: document.querySelector("meta[name=turbo-root]").content });
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: words.key });
    await say(words);
    const { endpoint, keys } = subscription.toJSON();
    const fields = form().elements;
    fields.endpoint.value = endpoint;
    fields.key.value = keys.p256dh;
    fields.secret.value = keys.auth;
    form().requestSubmit(form().querySelector("[name=subscribe]"));
    return "";
  } catch (unreachable) {
    console.warn(unreachable);
    return words.failed;
  }
}
