// When the server can't answer, or fails: the page stays as it is. What is typed is not lost, and nobody is led away by what the page asked for by
// itself; who sent or followed something is told that it was not done.

let isFollowing = false; // whether the reader waits for what a link leads to

document.addEventListener("turbo:click", () => (isFollowing = true));
for (const shown of ["turbo:frame-load", "turbo:load", "turbo:submit-start"]) {
  document.addEventListener(shown, () => (isFollowing = false));
}

function say(sentence) {
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
}

function hush() {
  document.querySelectorAll(".notices > .banner, main > .banner[role=alert]").forEach((one) => one.remove());
}

/** What is not answered as it should be, by whom it was asked for. */
function stay(asker) {
  if (asker.matches("form")) {
    say("unsent");
  } else if (isFollowing) {
    isFollowing = false;
    say("later");
  }
}

// A failed answer has a page of its own, which would be shown in place of the one with the form or the frame.
document.addEventListener("turbo:before-fetch-response", (event) => {
  const { serverError, clientError } = event.detail.fetchResponse;
  const isForm = event.target.matches("form");
  const isUnasked = event.target.matches("turbo-frame") && !isFollowing;
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
  if (isFollowing) {
    event.detail.visit(event.detail.response);
  }
});

document.addEventListener("turbo:submit-start", hush);
