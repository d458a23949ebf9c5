// Spelling: the server returns the words that it does not know; the chosen suggestion replaces the word everywhere in the text.

function pattern(word) {
  return new RegExp(`(?<![\\p{L}\\p{M}])${word.replaceAll(/[-/\\^$*+?.()|[\]{}]/g, "\\$&")}(?![\\p{L}\\p{M}])`, "gu");
}

function replaceIn(field, word, by) {
  field.value = field.value.replace(pattern(word), () => by);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The suggestions are plain text without script; with it they are buttons.
function offer(section, form, editor) {
  for (const suggestion of section.querySelectorAll("[data-by]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button tiny";
    button.textContent = suggestion.textContent;
    button.addEventListener("click", () => {
      const row = button.closest("li");
      const { word } = row.dataset;
      if (form.dataset.rich === "true") {
        editor()?.replace(pattern(word), suggestion.dataset.by);
      } else {
        replaceIn(form.elements.text, word, suggestion.dataset.by);
      }
      replaceIn(form.elements.subject, word, suggestion.dataset.by);
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("button") ?? section).focus();
    });
    suggestion.replaceWith(button);
  }
}

/** Has the server check the message as it is in its form, and shows the result. */
export async function check(form, button, editor) {
  const letter = new FormData(form, button);
  for (const files of ["file", "picture", "draft"]) {
    letter.delete(files);
  }
  button.disabled = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: letter, headers: { Accept: "text/html" } });
    const found = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("spelling");
    if (!found) {
      return;
    }
    document.getElementById("spelling").replaceWith(found);
    offer(found, form, editor);
    found.focus();
    found.scrollIntoView({ block: "nearest" });
  } finally {
    button.disabled = false;
  }
}
