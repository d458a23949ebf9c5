// Fetches the list and the folders of an open page again; changes only what differs.
import { morphElements } from "../kit/vendor/turbo.js";

/** The rows whose messages an action is removing: they are gone for the user before they are gone on the server. */
export const leaving = new Set();

/** Keeps the user's selection, of which the new page knows nothing. */
function keepChosen(list, fresh) {
  for (const box of list.querySelectorAll("input[type=checkbox]")) {
    const same = fresh.querySelector(`input[name="${box.name}"][value="${CSS.escape(box.value)}"]`);
    if (same) {
      same.checked = box.checked;
    }
  }
  for (const choice of list.querySelectorAll("select")) {
    const same = fresh.querySelector(`select[name="${choice.name}"]`);
    if ([...(same?.options ?? [])].some(({ value }) => value === choice.value)) {
      same.value = choice.value;
    }
  }
}

/** Shows the list and the folders of a fetched page. */
export function showList(list, page) {
  const fresh = page.querySelector("[data-live]");
  if (!fresh || document.querySelector("[data-live]") !== list) {
    return;
  }
  document.dispatchEvent(new CustomEvent("carillon:refresh", { detail: { list, fresh } }));
  keepChosen(list, fresh);
  leaving.forEach((id) => fresh.querySelector(`#${CSS.escape(id)}`)?.remove());
  morphElements(list, fresh);
  morphElements(document.querySelector(".side"), page.querySelector(".side"));
  document.dispatchEvent(new CustomEvent("carillon:refreshed"));
}

/** Fetches the list and the folders; the open message stays as it is, and so does any navigation under way. */
export async function refresh() {
  const list = document.querySelector("[data-live]");
  if (!list) {
    return;
  }
  const address = new URL(location.href);
  for (const reading of ["m", "o", "as", "pictures"]) {
    address.searchParams.delete(reading);
  }
  // Parts that the page has already come back empty, and are filled with what it has.
  const kept = () => [...document.querySelectorAll("[data-live] [data-kept], .side [data-kept]")].map((part) => [part.dataset.kept, part.cloneNode(true)]);
  const had = new Map(kept());
  const headers = { Accept: "text/html", "Carillon-Parts": "list", "Carillon-Has": [...had.keys()].join(" ") };
  const response = await fetch(address, { headers });
  if (response.redirected) {
    location.reload(); // the session has ended, and the page says so
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  kept().forEach(([key, part]) => had.set(key, part)); // a menu may have been opened while the request was under way
  for (const part of page.querySelectorAll("[data-kept]:empty")) {
    part.replaceWith(had.get(part.dataset.kept));
  }
  showList(list, page);
}
