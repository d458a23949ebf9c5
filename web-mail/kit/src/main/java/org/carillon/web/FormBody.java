package org.carillon.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * How large a body may be that a page reads: the server keeps the fields of a form in memory, and
 * parses them whenever anybody asks for a parameter, whatever the method.
 */
public final class FormBody {
  private static final Logger LOG = Logger.getLogger(FormBody.class);

  /** For who has not signed in. */
  static final long STRANGERS_OCTETS = 64 * 1_024;

  /**
   * For the fields of a form of somebody who has; files are kept on the disk, and bounded there.
   */
  static final long FIELDS_OCTETS = 1_024 * 1_024;

  private FormBody() {}

  /** Whether a body comes, or may come, with the request. */
  static boolean isIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        || request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null
        || request.getContentType() != null;
  }

  /**
   * Why the body is not to be read, as an HTTP status; 0 when it may be. It must tell its length
   * first (RFC 9110 §15.5.12).
   */
  static int refusal(HttpServletRequest request, boolean signedIn) {
    long octets = request.getContentLengthLong();
    if (octets < 0 || request.getHeader("Transfer-Encoding") != null) {
      return HttpServletResponse.SC_LENGTH_REQUIRED;
    }
    if (octets <= STRANGERS_OCTETS) {
      return 0;
    }
    if (!signedIn) {
      return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }
    boolean fits = isMultipart(request) ? fieldsFit(request) : octets <= FIELDS_OCTETS;
    return fits ? 0 : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
  }

  /** Whether its parameters may be asked for, when its sender is known in some other way. */
  public static boolean mayBeRead(HttpServletRequest request) {
    return refusal(request, true) == 0;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  /** Looks at the parts as they lie on the disk, before one is read as a parameter. */
  private static boolean fieldsFit(HttpServletRequest request) {
    try {
      return request.getParts().stream()
              .filter(part -> part.getSubmittedFileName() == null)
              .mapToLong(Part::getSize)
              .sum()
          <= FIELDS_OCTETS;
    } catch (IOException | ServletException | IllegalStateException tooLarge) {
      LOG.debugf("Not taken: %s", tooLarge.getMessage());
      return false;
    }
  }

  /**
   * Answers with an error's page, and sees to it that the page does not parse the body: asking for
   * the stream ends that.
   */
  static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    request.getInputStream();
    response.sendError(status);
  }
}
