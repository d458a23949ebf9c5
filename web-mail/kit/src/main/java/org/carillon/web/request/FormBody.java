package org.carillon.web.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The limits for a body that a page reads: the server keeps the fields of a form in memory, and
 * parses them when any code reads a parameter, whatever the method.
 */
public final class FormBody {
  private static final Logger LOG = Logger.getLogger(FormBody.class);

  /**
   * The limit without a session: as much as the server reads before it gives a request a thread, so
   * that a slow sender cannot hold one.
   */
  static final long STRANGERS_OCTETS = 16_000;

  /**
   * The limit for the fields of a form with a session; files are on the disk, and limited there.
   */
  static final long FIELDS_OCTETS = 1_024 * 1_024;

  /**
   * The limit for responses of SAML providers, which are larger than other bodies without a
   * session. The limit for all senders without a session remains.
   */
  static final long SAML_OCTETS = 400_000;

  /** The octets of each field in parts that stay in memory; the rest is on the disk. */
  private static final long PART_OCTETS = 16_384;

  /** The methods that pages support. */
  private static final Set<String> PAGED = Set.of("GET", "HEAD", "POST");

  /** The type of a chunk of a file (tus 1.0), which is written to the disk as it arrives. */
  public static final String PIECE = "application/offset+octet-stream";

  private static final long PIECE_OCTETS = 65_536;

  /** The memory for the parts of a form while they are parsed. */
  private static final long PARTS_OCTETS =
      PartBounds.MOST_PARTS * PART_OCTETS + PartBounds.MOST_HEADER_OCTETS;

  private FormBody() {}

  /** Returns whether the request has, or may have, a body. */
  public static boolean isIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        || request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null
        || request.getContentType() != null;
  }

  /** The memory that its fields may take, in octets. */
  static long held(HttpServletRequest request) {
    long most =
        isMultipart(request) ? PARTS_OCTETS : isPiece(request) ? PIECE_OCTETS : FIELDS_OCTETS;
    return Math.clamp(request.getContentLengthLong(), 0, most);
  }

  /**
   * Returns the HTTP status to reject the body with before it is read, or 0. It must have a length
   * (RFC 9110 §15.5.12). An unknown sender may send no parts.
   *
   * @param known whether its sender has a session, or an address that allows uploads
   */
  public static int refusalUnread(HttpServletRequest request, boolean known) {
    long octets = request.getContentLengthLong();
    if (octets < 0 || request.getHeader("Transfer-Encoding") != null) {
      return HttpServletResponse.SC_LENGTH_REQUIRED;
    }
    boolean fits =
        known
            ? octets <= FIELDS_OCTETS || isMultipart(request) || isPiece(request)
            : octets <= strangers(request) && !isMultipart(request);
    return fits ? 0 : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
  }

  private static long strangers(HttpServletRequest request) {
    return SignInFilter.SAML.equals(request.getServletPath()) ? SAML_OCTETS : STRANGERS_OCTETS;
  }

  /** Returns whether its parameters may be read, if its sender is known in another way. */
  public static boolean mayBeRead(HttpServletRequest request) {
    return refusalUnread(request, true) == 0 && fieldsFit(request);
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return isOf(request, "multipart/form-data");
  }

  private static boolean isPiece(HttpServletRequest request) {
    return isOf(request, PIECE);
  }

  private static boolean isOf(HttpServletRequest request, String type) {
    String given = request.getContentType();
    return given != null && given.toLowerCase(Locale.ROOT).startsWith(type);
  }

  /**
   * Parses the fields before any parameter is read. Returns whether their number is allowed, and
   * the size of those in parts, of which larger ones are on the disk.
   */
  public static boolean fieldsFit(HttpServletRequest request) {
    try {
      if (!isMultipart(request)) {
        request.getParameterMap();
        return true;
      }
      return request.getParts().stream()
              .filter(part -> part.getSubmittedFileName() == null)
              .mapToLong(Part::getSize)
              .sum()
          <= FIELDS_OCTETS;
    } catch (IOException | ServletException | RuntimeException tooMuch) {
      LOG.debugf("Form refused: %s", tooMuch.getMessage());
      UnreadableFormRequest.note(request);
      return false;
    }
  }

  /**
   * Sends an error page, and prevents that the page parses the body, by opening the stream.
   * Programs, whose methods are not those of browsers, get no page.
   */
  public static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    request.getInputStream();
    if (PAGED.contains(request.getMethod())) {
      response.sendError(status);
    } else {
      again(response, status);
      response.setStatus(status);
    }
  }

  /** Tells when a temporarily unavailable resource can be requested again (RFC 9110 §10.2.3). */
  static void again(HttpServletResponse response, Object status) {
    if (Objects.equals(status, HttpServletResponse.SC_SERVICE_UNAVAILABLE)
        && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", "5");
    }
  }
}
