// Settings of this browser, chosen on the preferences page and kept in the browser for each account.

/** The account whose page this is; empty before sign-in. */
export function account() {
  return document.body.dataset.account ?? "";
}

function place() {
  return `carillon-device:${account()}`;
}

/** The settings: whether to notify, about which folders (none: the inbox), and whether to keep mail on this device. */
export function chosen() {
  try {
    return { notify: false, folders: [], keep: false, ...JSON.parse(localStorage.getItem(place()) ?? "{}") };
  } catch {
    return { notify: false, folders: [], keep: false };
  }
}

function choose(changes) {
  localStorage.setItem(place(), JSON.stringify({ ...chosen(), ...changes }));
}

function show() {
  const form = document.getElementById("device");
  if (!form) {
    return;
  }
  const { notify, folders, keep } = chosen();
  const can = "Notification" in window;
  form.elements.notify.checked = notify && can && Notification.permission === "granted";
  form.elements.notify.disabled = !can;
  form.elements.keep.checked = keep;
  form.elements.keep.disabled = !("serviceWorker" in navigator);
  for (const box of form.querySelectorAll("[name=folder]")) {
    box.checked = folders.length === 0 ? box.dataset.inbox === "true" : folders.includes(box.value);
  }
  form.querySelector(".folders").hidden = !form.elements.notify.checked;
  if (document.getElementById("push-form") && "PushManager" in window) {
    import("./push.js").then((push) => push.show(form)).catch(console.warn);
  }
  form.closest("section").hidden = false; // from now on there is a listener for changes
}

async function changed({ target }) {
  const form = target.closest?.("#device");
  if (!form) {
    return;
  }
  const said = form.querySelector("[role=status]");
  said.textContent = "";
  if (target.name === "notify") {
    const may = target.checked && (await Notification.requestPermission()) === "granted";
    said.textContent = target.checked && !may ? form.dataset.denied : "";
    choose({ notify: may });
    if (may) {
      await import("./news.js").then(({ tell }) => tell());
    }
  } else if (target.name === "folder") {
    choose({ folders: [...form.querySelectorAll("[name=folder]:checked")].map((box) => box.value) });
  } else if (target.name === "push") {
    said.textContent = await (await import("./push.js")).change(target.checked);
  } else if (target.name === "keep") {
    choose({ keep: target.checked });
    const { keepMail, forgetMail } = await import("./offline.js");
    await (target.checked ? keepMail() : forgetMail());
  }
  said.textContent ||= form.dataset.saved;
  show();
}

document.addEventListener("change", (event) => changed(event).catch(console.warn));
for (const shown of ["turbo:load", "turbo:render"]) {
  document.addEventListener(shown, show);
}
show();
