package org.carillon.web.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The uploaded file of a form. */
@RequestScoped
public class UploadedFile {
  /** The size limit of a look's files, in octets. */
  public static final int SMALL = 1_024 * 1_024;

  @Inject private HttpServletRequest request;

  /**
   * Its octets; empty if no file was chosen.
   *
   * @param most the maximum number of octets: of a larger file one more is returned, so that the
   *     caller can report it
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
