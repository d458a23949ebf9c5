// Asks for confirmation before a form with unsaved input is left, unless the form is being sent.
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

/** Returns whether the page has a form with input that is not saved anywhere. */
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
// Only the frame that reloads the form: others load while the form is being sent.
document.addEventListener("turbo:frame-load", ({ target }) => {
  isSent = isSent && !target.contains(form());
});

// Chips are not form fields.
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
// The button "Cancel" needs no confirmation.
document.addEventListener("click", (event) => {
  isSent = isSent || Boolean(event.target.closest("form[data-leave] .buttons a"));
}, { capture: true });
