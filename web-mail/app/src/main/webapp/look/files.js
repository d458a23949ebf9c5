// Scripts of the files: they are uploaded by tus as soon as they are chosen or dropped; see upload.js. All listeners are on the document, because
// Turbo replaces the page inside it.
let uploads; // the module that uploads files, once it is loaded
let left = false; // true if some can't be uploaded in pieces and are sent with the form

const form = () => document.getElementById("putting");

function show() {
  form()?.classList.add("scripted");
}

for (const event of ["turbo:load", "turbo:render", "turbo:morph"]) {
  document.addEventListener(event, show);
}
show();

async function send(files) {
  try {
    uploads ??= await import("./upload.js");
  } catch {
    submit();
    return;
  }
  const to = form();
  to.elements.file.value = "";
  uploads.send(to, files, (back) => {
    if (back) {
      const those = new DataTransfer();
      [...to.elements.file.files, back].forEach((file) => those.items.add(file));
      to.elements.file.files = those.files;
      left = true;
    }
    if (to.isConnected && to.querySelectorAll("#uploads li:not(:has([name=upload]))").length === 0 && (left || to.querySelector("#uploads li"))) {
      submit();
    }
  });
}

function submit() {
  left = false;
  form().requestSubmit(form().elements["put-here"]);
}

document.addEventListener("change", ({ target }) => {
  if (target.form === form() && target.type === "file" && target.files.length > 0) {
    send([...target.files]);
  }
});

// Files can be dropped anywhere on the page.
function isOfFiles(event) {
  return form() && event.dataTransfer?.types.includes("Files");
}

document.addEventListener("dragover", (event) => {
  if (isOfFiles(event)) {
    event.preventDefault();
    form().classList.add("dropping");
  }
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) {
    form()?.classList.remove("dropping");
  }
});
document.addEventListener("drop", (event) => {
  if (isOfFiles(event)) {
    event.preventDefault();
    form().classList.remove("dropping");
    const files = [...event.dataTransfer.files];
    if (files.length > 0) {
      send(files);
    }
  }
});

// Asks for confirmation before the page is left during an upload.
addEventListener("beforeunload", (event) => {
  if (form() && uploads?.isBusy() && document.querySelector("#uploads li:not(:has([name=upload]))")) {
    event.preventDefault();
  }
});
