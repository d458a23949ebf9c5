// A letter that is wider than paper is made smaller, and the printer asked for once all is there. Without this, one prints as any page.
const PAPER = 700; // px, about what a sheet of paper has room for

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
