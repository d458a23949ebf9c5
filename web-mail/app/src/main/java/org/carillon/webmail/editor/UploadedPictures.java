package org.carillon.webmail.editor;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures uploaded with a form for its text: files whose names are their Content-IDs. */
public final class UploadedPictures {
  private static final String FIELD = "picture";
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9-]{8,64}@[a-z.]{1,30})");

  private UploadedPictures() {}

  /** Returns the form's parts that are pictures, judging by their first octets. */
  public static List<InlinePicture> of(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.getName().equals(FIELD) && part.getSubmittedFileName() != null)
        .flatMap(part -> picture(part).stream())
        .toList();
  }

  private static Optional<InlinePicture> picture(Part part) {
    Matcher name = NAME.matcher(part.getSubmittedFileName());
    return name.matches()
        ? type(part)
            .map(
                type ->
                    new InlinePicture(name.group(1), type, part.getSize(), part::getInputStream))
        : Optional.empty();
  }

  private static Optional<String> type(Part part) {
    byte[] head;
    try (InputStream in = part.getInputStream()) {
      head = in.readNBytes(12);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return PictureType.of(head);
  }
}
