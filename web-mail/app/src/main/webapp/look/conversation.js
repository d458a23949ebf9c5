// Scripts of conversations: scrolls to the newest message, and extends lists as their end comes near.

function showNewest(frame) {
  const letters = frame.querySelectorAll(".conversation .unfolded");
  const wanted = (location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1))) || letters[letters.length - 1];
  if (letters.length > 0 && wanted && wanted !== letters[0]) {
    const pane = scrollerOf(wanted);
    pane.scrollTop += wanted.getBoundingClientRect().top - (pane === document.scrollingElement ? 0 : pane.getBoundingClientRect().top);
  }
}

/** Returns the element that scrolls: only it may move, or the page's toolbars would scroll out of sight. */
function scrollerOf(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) {
      return box;
    }
  }
  return document.scrollingElement;
}

document.addEventListener("turbo:frame-load", (event) => showNewest(event.target));
document.addEventListener("turbo:load", () => showNewest(document));

// ---- Extends the list: the link to older messages is followed when it comes into view; it stays for users who prefer to click it.

let loading = false;

async function goOn(link) {
  const older = link.closest(".older");
  const rows = document.getElementById("rows");
  if (loading || !rows || !older) {
    return;
  }
  loading = true;
  try {
    const response = await fetch(link.href, { headers: { Accept: "text/html", "Carillon-Parts": "list" } });
    if (!response.ok || response.redirected) {
      return; // the link still works, and its page says why
    }
    const more = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const row of more.querySelectorAll("#rows > li")) {
      if (!document.getElementById(row.id)) {
        row.dataset.grown = "yes";
        rows.append(row);
      }
    }
    const next = more.querySelector(".older:has(a)");
    if (next) {
      next.dataset.grown = "yes";
      older.replaceWith(next);
      watch();
    } else {
      older.remove();
    }
  } finally {
    loading = false;
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        goOn(target).catch(console.warn);
      }
    }
  },
  { rootMargin: "600px" },
);

function watch() {
  document.querySelectorAll("#list .older > a[href*='before=']").forEach((link) => near.observe(link));
}

document.addEventListener("turbo:load", watch);

// Rows that were loaded this way stay when the beginning of the list is fetched again.
document.addEventListener("carillon:refresh", ({ detail: { list, fresh } }) => {
  const grown = [...list.querySelectorAll("#rows > li[data-grown]")].filter((row) => !fresh.querySelector(`#${CSS.escape(row.id)}`));
  if (grown.length > 0) {
    fresh.querySelector("#rows")?.append(...grown.map((row) => row.cloneNode(true)));
    fresh.querySelector(".older")?.remove();
    const older = list.querySelector(".older[data-grown]");
    if (older) {
      fresh.querySelector("#list-form")?.append(older.cloneNode(true));
    }
  }
});
document.addEventListener("carillon:refreshed", watch);
