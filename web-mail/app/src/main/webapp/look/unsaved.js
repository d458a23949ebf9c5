// Whoever leaves a form with something typed into it is asked; one that is sent asks nobody.
let isSent = false;

const form = () => document.querySelector("form[data-leave]");

function isChanged(field) {
  if (field.matches("[type=hidden], button, fieldset, output, .recipients *")) {
    return false;
  }
  return field.matches("select")
    ? [...field.options].some((option) => option.defaultSelected && !option.selected)
    : field.matches("[type=checkbox], [type=radio]")
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
}

/** Whether the page has a form into which something was typed that is nowhere kept. */
export function isUnsaved() {
  const there = form();
  return Boolean(there) && !isSent && (there.dataset.unsaved === "true" || [...there.elements].some(isChanged));
}

document.addEventListener("submit", (event) => {
  isSent = isSent || event.target === form();
});
document.addEventListener("turbo:submit-end", (event) => {
  isSent = isSent && event.detail.success;
});
for (const shown of ["turbo:load", "turbo:render"]) {
  document.addEventListener(shown, () => (isSent = false));
}
// Only the frame that brings the form anew: others come while it is being sent.
document.addEventListener("turbo:frame-load", ({ target }) => {
  isSent = isSent && !target.contains(form());
});

// Chips are no fields of their own.
for (const heard of ["input", "change"]) {
  document.addEventListener(heard, ({ target }) => {
    if (target.closest(".event-form .recipients")) {
      form().dataset.unsaved = "true";
    }
  });
}

document.addEventListener("turbo:before-visit", (event) => {
  if (isUnsaved() && !confirm(form().dataset.leave)) {
    event.preventDefault();
  }
});
addEventListener("beforeunload", (event) => {
  if (isUnsaved()) {
    event.preventDefault();
  }
});
// "Cancel" says it already.
document.addEventListener("click", (event) => {
  isSent = isSent || Boolean(event.target.closest("form[data-leave] .buttons a"));
}, { capture: true });
