package org.carillon.webmail.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.carillon.filelink.UploadLinks;

/** The files that came with the form itself, in its field {@code file}. */
@RequestScoped
public class FormFiles {
  /** The largest file that a form may have, as in web.xml. */
  public static final long MOST_OCTETS = 100L << 20;

  @Inject private HttpServletRequest request;

  public record Sent(String name, String type, long octets, UploadLinks.Source source) {}

  /** All files that have a name. */
  public List<Sent> all() {
    return parts().stream()
        .filter(part -> part.getName().equals("file"))
        .filter(part -> part.getSubmittedFileName() != null)
        .filter(part -> !part.getSubmittedFileName().isEmpty())
        .map(
            part ->
                new Sent(
                    FileLabels.name(part.getSubmittedFileName()),
                    FileLabels.type(part.getContentType()),
                    part.getSize(),
                    part::getInputStream))
        .toList();
  }

  private List<Part> parts() {
    try {
      return request.getContentType() != null
              && request.getContentType().startsWith("multipart/form-data")
          ? List.copyOf(request.getParts())
          : List.of();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (ServletException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
