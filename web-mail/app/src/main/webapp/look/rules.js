// Rules: each row shows only the fields that its choice needs. Without script, all fields are shown.
const comparisons = {
  text: ["contains"],
  list: ["contains", "is"],
  size: ["over", "under"],
  attachment: ["yes"],
  known: ["yes"],
  spam: ["over", "under"],
  date: ["after", "before", "is"],
  time: ["after", "before"],
  weekday: ["is"],
};
const usual = ["contains", "is", "begins", "ends", "matches"];
const withoutValue = new Set(["none", "read", "star", "discard", "stop"]);
const types = { size: "number", spam: "number", date: "date", time: "time" };

function show(element, shown) {
  element.hidden = !shown;
}

function condition(row) {
  const field = row.querySelector("[name=field]").value;
  const how = row.querySelector("[name=how]");
  const value = row.querySelector("[name=value]");
  const allowed = comparisons[field] ?? usual;
  for (const option of how.options) {
    const fits = allowed.includes(option.value.replace("not.", ""));
    option.hidden = !fits;
    option.disabled = !fits;
  }
  if (how.selectedOptions[0]?.disabled) {
    how.value = allowed[0];
  }
  show(how, field !== "none");
  show(row.querySelector("[name=header]"), field === "header");
  show(value, field !== "none" && allowed[0] !== "yes");
  const type = types[field] ?? "text";
  if (value.type !== type) {
    value.type = type;
  }
}

function action(row) {
  const verb = row.querySelector("[name=verb]").value;
  const value = row.querySelector("[name=with]");
  const into = row.querySelector("[name=into]");
  const files = verb === "file" || verb === "copy";
  const isChosen = files && into.value !== "";
  if (isChosen) {
    value.value = ""; // the user types the name of a new folder
  }
  show(into, files);
  show(value, !withoutValue.has(verb) && !isChosen);
}

function audience() {
  const chosen = document.getElementById("audience");
  if (chosen) {
    show(document.getElementById("other-field"), chosen.value !== "none");
  }
}

function all() {
  document.querySelectorAll("#conditions .rule-row").forEach(condition);
  document.querySelectorAll("#actions .rule-row").forEach(action);
  audience();
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.(".rule-row select, #audience")) {
    all();
  }
});
document.addEventListener("turbo:load", all);
document.addEventListener("turbo:render", all);
all();
