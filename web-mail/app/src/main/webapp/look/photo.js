// Crops a chosen photo of a person to a square and scales it down before it is sent: any format that the browser reads will do.
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
    drawing.fillStyle = "#fff"; // otherwise transparent parts would be black
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    const files = new DataTransfer();
    files.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
    target.files = files.files;
  } catch (error) {
    console.info(error); // not a picture that the browser can read: the server reports that
  }
});

// The page around the field is morphed, and the field would go on showing the file that is already saved.
document.addEventListener("turbo:submit-end", ({ target, detail }) => {
  const field = detail.success && target.querySelector("#photo");
  if (field) {
    field.value = "";
  }
});
