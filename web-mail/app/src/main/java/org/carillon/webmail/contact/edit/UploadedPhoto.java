package org.carillon.webmail.contact.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.carillon.format.picture.SanitizedPicture;

/** The picture uploaded with a form. */
@RequestScoped
public class UploadedPhoto {
  /** The largest picture. A script shrinks it first, since clients fetch it with each contact. */
  static final int MOST_OCTETS = 1_500_000;

  @Inject private HttpServletRequest request;

  /** The result of an upload. */
  sealed interface Upload {}

  record None() implements Upload {}

  record Picture(SanitizedPicture picture) implements Upload {}

  /** A file that is not accepted as a picture; the reason ends its bundle key. */
  record Refused(String what) implements Upload {}

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
        : SanitizedPicture.of(octets)
            .<Upload>map(Picture::new)
            .orElseGet(() -> new Refused("picture"));
  }

  /** Reads octets of any type, empty for none; one more than {@code most} if longer. */
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
