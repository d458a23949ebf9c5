import { Upload } from "../kit/vendor/tus.js";
// Uploads a message's files by tus: an upload resumes after a network failure and after the page was left. Loaded when the first file is
// chosen; a file that can't be uploaded this way is sent with the form.

const PIECE = 8 << 20;
const AGAIN_AFTER = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];
const NO_ROOM = 507;
const under = new Map(); // the upload of each row of the list

/** Uploads files, each with a row in the list; calls told when one is uploaded or removed, and with a file that can't be uploaded this way. */
export function send(form, files, told) {
  for (const file of files) {
    sendOne(form, file, told);
  }
}

function sendOne(form, file, told) {
  const row = form.querySelector("#upload-row").content.firstElementChild.cloneNode(true);
  row.querySelector(".name").textContent = file.name;
  row.querySelector(".name").title = file.name;
  form.querySelector("#uploads").append(row);
  const bar = row.querySelector("progress");
  bar.setAttribute("aria-label", file.name);
  const upload = new Upload(file, {
    endpoint: form.querySelector("#uploads").dataset.to,
    chunkSize: PIECE,
    uploadDataDuringCreation: file.size <= PIECE,
    removeFingerprintOnSuccess: true,
    retryDelays: AGAIN_AFTER,
    fingerprint: async () => ["carillon", form.dataset.own, file.name, file.type, file.size, file.lastModified].join(" "),
    onBeforeRequest: (request) => request.setHeader("Carillon-Token", form.elements.token.value),
    onShouldRetry: (error) => isPassing(error),
    onProgress: (sent, all) => {
      bar.value = sent / Math.max(1, all);
      say(row, "");
    },
    onSuccess: () => there(row, upload, file, told),
    onError: (error) => (isPassing(error) ? stop(row) : giveBack(row, file, told)),
  });
  under.set(row, upload);
  row.addEventListener("click", (event) => {
    const does = event.target.closest("button")?.dataset.does;
    if (does === "stop") {
      stop(row);
    } else if (does === "go-on") {
      goOn(row);
    } else if (does === "remove") {
      upload.abort(true).catch(() => {}); // the server deletes what is left of it a day later
      under.delete(row);
      row.remove();
      told();
    }
  });
  upload
    .findPreviousUploads()
    .then(([before]) => {
      if (before) {
        upload.resumeFromPreviousUpload(before);
      }
      upload.start();
    })
    .catch(() => upload.start());
}

/** Returns whether a retry may succeed: there is no network, or the server is busy. A refusal is final. */
function isPassing(error) {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || (status >= 500 && status !== NO_ROOM) || status === 409 || status === 423;
}

function say(row, word) {
  row.dataset.state = word;
  row.querySelector(".state").textContent = word ? row.dataset[word] : "";
}

function stop(row) {
  under.get(row)?.abort();
  say(row, "stopped");
}

function giveBack(row, file, told) {
  under.delete(row);
  row.remove();
  told(file);
}

function goOn(row) {
  say(row, "");
  under.get(row)?.start();
}

addEventListener("online", () => {
  for (const row of under.keys()) {
    if (row.dataset.state === "stopped") {
      goOn(row);
    }
  }
});

function there(row, upload, file, told) {
  under.delete(row);
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "upload";
  field.value = [upload.url.split("/").at(-1), file.type || "application/octet-stream", file.name].join(" ");
  row.append(field);
  row.querySelector("progress").value = 1;
  row.querySelectorAll("[data-does=stop], [data-does=go-on]").forEach((button) => button.remove());
  told();
}

/** Returns whether an upload is under way. */
export function isBusy() {
  return [...under.keys()].some((row) => row.isConnected);
}
