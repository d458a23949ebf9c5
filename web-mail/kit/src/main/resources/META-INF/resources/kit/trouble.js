// When the server fails or can't be reached, the page stays as it is. What is typed is not lost, and a failed background request does not
// navigate away; a user who submitted a form or followed a link is told that it failed.

let followed = null; // the frame that a followed link loads

/** Returns the frame that a link loads; null for the page. */
function frameOf(link) {
  const around = link.closest("turbo-frame");
  const name = link.dataset.turboFrame ?? around?.getAttribute("target");
  return name ? document.getElementById(name) : around;
}

document.addEventListener("turbo:click", (event) => (followed = frameOf(event.target)));
for (const shown of ["turbo:load", "turbo:submit-start"]) {
  document.addEventListener(shown, () => (followed = null));
}
// Other frames load beside it: reminders, the next part of a list.
document.addEventListener("turbo:frame-load", (event) => {
  if (event.target === followed) {
    followed = null;
  }
});

/** Shows a notice and returns it: "unsent" for a form, "later" for a page that could not be loaded. */
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

/** Reports a failed request, if the user made it. */
function stay(asker) {
  if (asker.matches("form")) {
    say("unsent");
  } else if (asker === followed) {
    followed = null;
    say("later");
  }
}

// A failed response has a page of its own, which would replace the one with the form or the frame.
document.addEventListener("turbo:before-fetch-response", (event) => {
  const { serverError, clientError } = event.detail.fetchResponse;
  const isForm = event.target.matches("form");
  const isUnasked = event.target.matches("turbo-frame") && event.target !== followed;
  if ((serverError && (isForm || event.target.matches("turbo-frame"))) || (clientError && isUnasked)) {
    event.preventDefault();
    stay(event.target);
  }
});

// There is no response. If this device queues actions offline, offline.js reports them.
document.addEventListener("turbo:fetch-request-error", (event) => {
  queueMicrotask(() => {
    if (event.target.matches("form, turbo-frame") && !event.detail.isKept) {
      stay(event.target);
    }
  });
});

// The response is not the page with that frame, perhaps from a proxy. It is shown only if the user asked for the frame.
document.addEventListener("turbo:frame-missing", (event) => {
  event.preventDefault();
  if (event.target === followed) {
    event.detail.visit(event.detail.response);
  }
});

document.addEventListener("turbo:submit-start", hush);
