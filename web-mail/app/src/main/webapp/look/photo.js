// A chosen picture of a person is cut to a square and made smaller before it is sent: what a browser reads, people need not know how to shrink.
document.addEventListener("change", async ({ target }) => {
  const file = target.id === "photo" && target.files?.[0];
  if (!file) {
    return;
  }
  try {
    const picture = await createImageBitmap(file);
    const side = Math.min(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.min(Number(target.dataset.side), side);
    const drawing = canvas.getContext("2d");
    drawing.fillStyle = "#fff"; // what can be seen through would be black
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    const files = new DataTransfer();
    files.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
    target.files = files.files;
  } catch (error) {
    console.info(error); // no picture that a browser reads: the server says so
  }
});

// The page comes anew around the field, which would go on showing what was kept already.
document.addEventListener("turbo:submit-end", ({ target, detail }) => {
  const field = detail.success && target.querySelector("#photo");
  if (field) {
    field.value = "";
  }
});
