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
      return octets(MOST_OCTETS).map(UploadedPhoto::understood).orElseGet(None::new);
    } catch (IOException gone) {
      return new Refused("picture");
    }
  }

  private static Upload understood(byte[] octets) {
    return octets.length > MOST_OCTETS
        ? new Refused("large")
        : SafePicture.of(octets).<Upload>map(Picture::new).orElseGet(() -> new Refused("picture"));
  }

  /**
   * What came, whatever it is; empty for nothing.
   *
   * @param most how many octets are wanted: of what is longer, one more
   */
  public Optional<byte[]> octets(int most) throws IOException {
    Part part = part();
    if (part == null || part.getSize() == 0) {
      return Optional.empty();
    }
    try (InputStream in = part.getInputStream()) {
      return Optional.of(in.readNBytes(most + 1));
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
