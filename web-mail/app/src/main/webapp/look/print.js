// Scales a message that is wider than paper down, and opens the print dialog once everything is loaded. Without this, it prints like any page.
const PAPER = 700; // px, about the width of a sheet of paper

addEventListener("load", () => {
  for (const sheet of document.querySelectorAll(".sheet")) {
    const wide = sheet.shadowRoot?.querySelector(".letter-body");
    const room = Math.min(PAPER, sheet.clientWidth);
    if (wide && wide.scrollWidth > room) {
      wide.style.zoom = room / wide.scrollWidth;
    }
  }
  print();
});
