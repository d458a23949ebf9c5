// Choosing a reminder adds an empty field for another one.
const MOST = 5;

document.addEventListener("change", ({ target }) => {
  const places = target.closest?.(".event-reminders");
  const all = [...(places?.querySelectorAll("select") ?? [])];
  if (target === all.at(-1) && target.value !== "none" && all.length < MOST) {
    const next = target.cloneNode(true);
    next.id = `reminder-${all.length + 1}`;
    next.setAttribute("aria-label", places.dataset.another);
    next.querySelector("[value=none]").textContent = places.dataset.another;
    next.value = "none";
    target.after(next);
  }
});
