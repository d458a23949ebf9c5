// What a calendar does with script: begins where the day begins, and makes events where one clicks.
const hours = document.getElementById("hours");
if (hours) {
  const first = hours.querySelector(".now") ?? hours.querySelector(".block");
  hours.scrollTop = (first ? first.offsetTop : hours.scrollHeight / 3) - hours.clientHeight / 4;

  for (const column of hours.querySelectorAll(".column")) {
    column.addEventListener("click", (event) => {
      if (event.target === column) {
        const slot = Math.floor((event.offsetY / column.clientHeight) * 48);
        const at = `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 ? "30" : "00"}`;
        location.href = `event?new=${column.dataset.day}&at=${at}`;
      }
    });
  }
}

const whole = document.getElementById("allDay");
if (whole) {
  const show = () => {
    for (const field of document.querySelectorAll(".timed")) {
      field.hidden = whole.checked;
    }
  };
  whole.addEventListener("change", show);
  show();
}

// The end goes with the start.
const start = document.getElementById("startDay");
const end = document.getElementById("endDay");
if (start && end) {
  let before = start.value;
  start.addEventListener("change", () => {
    if (end.value && before && start.value) {
      const moved = Date.parse(start.value) - Date.parse(before);
      end.value = new Date(Date.parse(end.value) + moved).toISOString().slice(0, 10);
    }
    before = start.value;
  });
}
