// Folds of choices in a menu: after opening one, the user goes on by keyboard; a long list of choices can be narrowed by typing.

const MANY = 7;

function choicesIn(fold) {
  return [...fold.querySelectorAll("button[formaction]")];
}

document.addEventListener(
  "toggle",
  ({ target: fold }) => {
    if (!fold.matches("details.asking[open]")) {
      return;
    }
    const [first, ...others] = choicesIn(fold);
    const field = fold.querySelector(".narrows");
    if (field) {
      field.hidden = others.length < MANY;
    }
    if (matchMedia("(hover: hover)").matches) {
      (field && !field.hidden ? field : first)?.focus();
    }
  },
  { capture: true },
);

document.addEventListener("input", ({ target: field }) => {
  if (field.matches(".narrows")) {
    const typed = field.value.trim().toLocaleLowerCase();
    choicesIn(field.closest(".asking")).forEach((one) => (one.hidden = !one.textContent.toLocaleLowerCase().includes(typed)));
  }
});

// Enter takes the first choice that is left; the form's own first button would do something else.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".narrows")) {
    event.preventDefault();
    choicesIn(event.target.closest(".asking"))
      .find((one) => !one.hidden)
      ?.click();
  }
});
