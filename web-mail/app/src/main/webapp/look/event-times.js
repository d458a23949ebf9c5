// In a form with a beginning and an end, the end goes with the beginning: it stays as long as it was.
let began = NaN;

const hasEnd = ({ name, form }) => (name === "startDay" || name === "start") && form?.elements.endDay && form.elements.end;
const moment = ({ elements }, name) => Date.parse(`${elements[`${name}Day`].value}T${elements[name].value || "00:00"}Z`);

document.addEventListener("focusin", ({ target }) => {
  if (hasEnd(target)) {
    began = moment(target.form, "start");
  }
});
document.addEventListener("change", ({ target }) => {
  if (hasEnd(target)) {
    const [begins, ends] = [moment(target.form, "start"), moment(target.form, "end")];
    if (!Number.isNaN(begins - began + ends)) {
      const { endDay, end } = target.form.elements;
      const [day, hour] = new Date(ends + begins - began).toISOString().split("T");
      endDay.value = day;
      end.value = end.value && hour.slice(0, 5);
    }
    began = begins;
  }
});
