// When the server can't answer, or fails: the page stays as it is. What is typed is not lost, and nobody is led away by what the page asked for by
// itself; who sent or followed something is told that it was not done.

let followed = null; // the frame in which the reader waits for what a link leads to

/** The frame that a link leads in; null for the page. */
function frameOf(link) {
  const around = link.closest("turbo-frame");
  const name = link.dataset.turboFrame ?? around?.getAttribute("target");
  return name ? document.getElementById(name) : around;
}

document.addEventListener("turbo:click", (event) => (followed = frameOf(event.target)));
for (const shown of ["turbo:load", "turbo:submit-start"]) {
  document.addEventListener(shown, () => (followed = null));
}
// Others load beside it, too: what rings, the next part of a list.
document.addEventListener("turbo:frame-load", (event) => {
  if (event.target === followed) {
    followed = null;
  }
});

/** Shows the reader a notice, and returns it: "unsent" for a form, "later" for what was to be shown. */
export function say(sentence) {
  const banner = document.createElement("div");
  banner.className = "banner bad";
  banner.setAttribute("role", "alert");
  banner.textContent = document.querySelector(`meta[name=said-${sentence}]`).content;
  const notices = document.querySelector(".notices");
  if (notices) {
    notices.replaceChildren(banner);
  } else {
    document.querySelector("main > .banner[role=alert]")?.remove();
    document.querySelector("main").append(banner);
  }
  return banner;
}

/** Removes all notices. */
function hush() {
  document.querySelectorAll(".notices > .banner, main > .banner[role=alert]").forEach((one) => one.remove());
}

/** What is not answered as it should be, by whom it was asked for. */
function stay(asker) {
  if (asker.matches("form")) {
    say("unsent");
  } else if (asker === followed) {
    followed = null;
    say("later");
  }
}

// A failed answer has a page of its own, which would be shown in place of the one with the form or the frame.
document.addEventListener("turbo:before-fetch-response", (event) => {
  const { serverError, clientError } = event.detail.fetchResponse;
  const isForm = event.target.matches("form");
  const isUnasked = event.target.matches("turbo-frame") && event.target !== followed;
  if ((serverError && (isForm || event.target.matches("turbo-frame"))) || (clientError && isUnasked)) {
    event.preventDefault();
    stay(event.target);
  }
});

// No answer at all. Where this device keeps what is done without a network, offline.js says what becomes of it.
document.addEventListener("turbo:fetch-request-error", (event) => {
  queueMicrotask(() => {
    if (event.target.matches("form, turbo-frame") && !event.detail.isKept) {
      stay(event.target);
    }
  });
});

// Something else than the page with that frame: something on the way has answered. A reader who asked for it sees it.
document.addEventListener("turbo:frame-missing", (event) => {
  event.preventDefault();
  if (event.target === followed) {
    event.detail.visit(event.detail.response);
  }
});

document.addEventListener("turbo:submit-start", hush);
