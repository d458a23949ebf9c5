package org.carillon.webmail.contact.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.carillon.format.picture.SafePicture;

/** The picture that came with a form. */
@RequestScoped
public class UploadedPhoto {
  /** A script makes it smaller before; phones and programs fetch it with each contact. */
  static final int MOST_OCTETS = 1_500_000;

  @Inject private HttpServletRequest request;

  /** What came. */
  sealed interface Upload {}

  /** Nothing. */
  record None() implements Upload {}

  /** A picture, made harmless. */
  record Picture(SafePicture picture) implements Upload {}

  /**
   * Something that is no picture to be kept.
   *
   * @param what the last part of the sentence's key
   */
  record Refused(String what) implements Upload {}

  /** What came with the form. */
  Upload read() {
    try {
      Part part = part();
      if (part == null || part.getSize() == 0) {
        return new None();
      }
      if (part.getSize() > MOST_OCTETS) {
        return new Refused("large");
      }
      try (InputStream in = part.getInputStream()) {
        Optional<SafePicture> picture = SafePicture.of(in.readNBytes(MOST_OCTETS));
        return picture.<Upload>map(Picture::new).orElseGet(() -> new Refused("picture"));
      }
    } catch (IOException gone) {
      return new Refused("picture");
    }
  }

  private Part part() throws IOException {
    try {
      return request.getPart("photo");
    } catch (ServletException notMultipart) {
      return null;
    }
  }
}
