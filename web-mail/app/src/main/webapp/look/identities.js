// A signature with formatting: the editor's frame replaces the plain field, and fills it when the form is read.
function begin() {
  const form = document.getElementById("identity");
  if (!form || form.querySelector(".editor iframe")) {
    return;
  }
  const frame = document.createElement("iframe");
  frame.title = form.dataset.text;
  frame.addEventListener("carillon:ready", () => {
    frame.contentWindow.carillonEditor.begin(form.elements.html.value);
    form.dataset.edited = "true";
  });
  frame.addEventListener("carillon:grown", () => {
    const body = frame.contentDocument?.getElementById("body");
    frame.style.blockSize = body ? `${Math.max(96, body.offsetHeight + 8)}px` : "";
  });
  frame.src = "editor";
  form.querySelector(".editor").replaceChildren(frame);
  form.querySelector(".rich").hidden = false;
  form.querySelector(".plain").hidden = true;
}

function editor() {
  return document.querySelector("#identity .editor iframe")?.contentWindow?.carillonEditor;
}

document.addEventListener("formdata", ({ target, formData }) => {
  if (target.matches("#identity") && target.dataset.edited) {
    const template = document.createElement("template");
    template.innerHTML = editor().letter().html;
    template.content.querySelectorAll("img").forEach((image) => image.remove());
    formData.set("html", template.innerHTML);
    formData.set("rich", "yes");
  }
});

document.addEventListener("click", ({ target }) => {
  const does = target.closest?.("#identity [data-does]")?.dataset.does;
  if (does) {
    editor()?.act(does);
  }
});

document.addEventListener("turbo:load", begin);
document.addEventListener("turbo:render", begin);
begin();
