// In a form with a start and an end, changing the start moves the end: the duration stays.

/** The start time of each form before it was changed. */
const began = new WeakMap();

const hasTimes = (form) => form?.elements.startDay && form.elements.start && form.elements.endDay && form.elements.end;
const moment = ({ elements }, name) => Date.parse(`${elements[`${name}Day`].value}T${elements[name].value || "00:00"}Z`);
/** The start time as the page was loaded: a user who is quicker than this script may have changed it since. */
const came = ({ elements }) => Date.parse(`${elements.startDay.defaultValue}T${elements.start.defaultValue || "00:00"}Z`);

/** The field with the focus: Chromium fires focusin again once the field has another value, before it fires change. */
let focused;

document.addEventListener("focusin", ({ target }) => {
  if (target !== focused && hasTimes(target.form)) {
    began.set(target.form, moment(target.form, "start"));
  }
  focused = target;
});
document.addEventListener("focusout", () => (focused = undefined));
document.addEventListener("change", ({ target: { name, form } }) => {
  if ((name === "startDay" || name === "start") && hasTimes(form)) {
    const [begins, ends] = [moment(form, "start"), moment(form, "end")];
    const later = begins - (began.get(form) ?? came(form));
    if (!Number.isNaN(later + ends)) {
      const { endDay, end } = form.elements;
      const [day, hour] = new Date(ends + later).toISOString().split("T");
      endDay.value = day;
      end.value = end.value && hour.slice(0, 5);
    }
    began.set(form, begins);
  }
});
