package org.carillon.webadmin.look;

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
  /** One octet more than any may have, so that the core says that it is too large. */
  private static final int MOST = 1_024 * 1_024 + 1;

  @Inject private HttpServletRequest request;

  /** Its octets, no more than can be wrong; empty where none was chosen. */
  public Optional<byte[]> octets(String field) {
    try {
      Part part = request.getPart(field);
      if (part == null || part.getSize() == 0) {
        return Optional.empty();
      }
      try (InputStream in = part.getInputStream()) {
        return Optional.of(in.readNBytes(MOST));
      }
    } catch (IOException | ServletException broken) {
      return Optional.empty();
    }
  }
}
