package org.carillon.web.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The file that came with a form. */
@RequestScoped
public class UploadedFile {
  /** How large the files that make up a look may be, in octets. */
  public static final int SMALL = 1_024 * 1_024;

  @Inject private HttpServletRequest request;

  /**
   * Its octets; empty where none was chosen.
   *
   * @param most how many it may have: of a larger one there is one more, so that whoever takes it
   *     says that it is too large
   */
  public Optional<byte[]> octets(String field, int most) {
    try {
      Part part = request.getPart(field);
      if (part == null || part.getSize() == 0) {
        return Optional.empty();
      }
      try (InputStream in = part.getInputStream()) {
        return Optional.of(in.readNBytes(most + 1));
      }
    } catch (IOException | ServletException broken) {
      return Optional.empty();
    }
  }
}
