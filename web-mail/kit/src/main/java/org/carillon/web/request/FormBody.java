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
 * How large a body may be that a page reads: the server keeps the fields of a form in memory, and
 * parses them whenever anybody asks for a parameter, whatever the method.
 */
public final class FormBody {
  private static final Logger LOG = Logger.getLogger(FormBody.class);

  /**
   * For who has not signed in: as much as the server reads before it gives a request a thread, so
   * that no slow stranger holds one.
   */
  static final long STRANGERS_OCTETS = 16_000;

  /**
   * For the fields of a form of somebody who has; files are kept on the disk, and bounded there.
   */
  static final long FIELDS_OCTETS = 1_024 * 1_024;

  /**
   * For what browsers bring of SAML providers, who say more of people than fits in what strangers
   * send otherwise. What all strangers send together is bounded as ever.
   */
  static final long SAML_OCTETS = 400_000;

  /** Of fields in parts the server keeps so much in memory each, and puts the rest on the disk. */
  private static final long PART_OCTETS = 16_384;

  /** Methods that pages are made for. */
  private static final Set<String> PAGED = Set.of("GET", "HEAD", "POST");

  /** The type of a piece of a file (tus 1.0), which goes to the disk as it comes. */
  public static final String PIECE = "application/offset+octet-stream";

  private static final long PIECE_OCTETS = 65_536;

  /** What the parts of a form take of the memory while they are told apart. */
  private static final long PARTS_OCTETS =
      PartBounds.MOST_PARTS * PART_OCTETS + PartBounds.MOST_HEADER_OCTETS;

  private FormBody() {}

  /** Whether a body comes, or may come, with the request. */
  public static boolean isIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        || request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null
        || request.getContentType() != null;
  }

  /** How much of the memory its fields may take. */
  static long held(HttpServletRequest request) {
    long most =
        isMultipart(request) ? PARTS_OCTETS : isPiece(request) ? PIECE_OCTETS : FIELDS_OCTETS;
    return Math.clamp(request.getContentLengthLong(), 0, most);
  }

  /**
   * Why the body is not to be looked at, as an HTTP status; 0 when it may be. It must tell its
   * length first (RFC 9110 §15.5.12). A stranger sends no parts.
   *
   * @param known whether its sender has signed in, or an address lets bring files
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

  /** Whether its parameters may be asked for, when its sender is known in some other way. */
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
   * Has the fields read, before anybody asks for a parameter: whether there are no more than may
   * be, and those that came as parts, of which larger ones lie on the disk, are not too large.
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
      LOG.debugf("Not taken: %s", tooMuch.getMessage());
      WithoutForm.note(request);
      return false;
    }
  }

  /**
   * Answers with an error's page, and sees to it that the page does not parse the body: asking for
   * the stream ends that. Programs, which ask by other methods than browsers do, get no page.
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

  /** Says with an answer that something is not to be had now when it may be (RFC 9110 §10.2.3). */
  static void again(HttpServletResponse response, Object status) {
    if (Objects.equals(status, HttpServletResponse.SC_SERVICE_UNAVAILABLE)
        && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", "5");
    }
  }
}
