package org.carillon.webmail.upload;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.carillon.web.FailureSentences;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * Resumable uploads by tus 1.0.0 with its extensions creation, creation-with-upload, termination,
 * expiration and checksum. Upload metadata is ignored, because the request that uses the file
 * describes it.
 */
@WebServlet({TusServlet.PATH, TusServlet.PATH + "/*"})
public class TusServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The path that creates uploads. */
  static final String PATH = "/uploads";

  private static final String VERSION = "1.0.0";

  /** The status of tus for a piece that does not match its checksum. */
  private static final int CHECKSUM_MISMATCH = 460;

  /** The status while another piece is being received (RFC 4918 §11.3). */
  private static final int LOCKED = 423;

  /** The status when quota or disk is exhausted (RFC 4918 §11.5). */
  private static final int INSUFFICIENT_STORAGE = 507;

  private static final int UNSUPPORTED = HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;

  @Inject private transient Uploads uploads;
  @Inject private transient Visitor visitor;
  @Inject private transient FailureSentences sentences;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setHeader("Tus-Resumable", VERSION);
    response.setHeader("Cache-Control", "no-store");
    String method = method(request);
    if (method.equals("OPTIONS")) {
      tell(response);
    } else if (!VERSION.equals(request.getHeader("Tus-Resumable"))) {
      response.setHeader("Tus-Version", VERSION);
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
    } else {
      String id = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
      switch (method) {
        case "POST" -> begin(request, response, id);
        case "HEAD" -> told(uploads.find(visitor.caller(), id), response, 200);
        case "PATCH" -> append(request, response, id);
        case "DELETE" -> answer(uploads.end(visitor.caller(), id), response, 204);
        default -> {
          response.setHeader("Allow", "OPTIONS, POST, HEAD, PATCH, DELETE");
          response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
      }
    }
  }

  /** Some clients can only send the methods of forms, and name the real one in a header. */
  private static String method(HttpServletRequest request) {
    String meant = request.getHeader("X-HTTP-Method-Override");
    return meant == null || !request.getMethod().equals("POST")
        ? request.getMethod()
        : meant.toUpperCase(Locale.ROOT);
  }

  private static void tell(HttpServletResponse response) {
    response.setHeader("Tus-Version", VERSION);
    response.setHeader(
        "Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum");
    response.setHeader("Tus-Checksum-Algorithm", PieceChecksums.NAMES);
    response.setHeader("Tus-Max-Size", Long.toString(Uploads.MOST_OCTETS));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void begin(HttpServletRequest request, HttpServletResponse response, String id)
      throws IOException {
    OptionalLong octets = number(request.getHeader("Upload-Length"));
    if (!id.isEmpty() || octets.isEmpty()) {
      response.setStatus(
          id.isEmpty() ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean hasPiece = request.getContentLengthLong() > 0;
    if (hasPiece && !isPiece(request)) {
      response.setStatus(UNSUPPORTED);
      return;
    }
    Answer<Upload> begun = uploads.begin(visitor.caller(), octets.getAsLong());
    if (begun instanceof Answer.Done<Upload>(Upload upload)) {
      response.setHeader("Location", request.getContextPath() + PATH + "/" + upload.id());
      if (hasPiece) {
        append(request, response, upload.id(), 0, HttpServletResponse.SC_CREATED);
        return;
      }
    }
    told(begun, response, HttpServletResponse.SC_CREATED);
    if (begun.asFailure().orElse(null) instanceof Failure.LimitReached reached) {
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().println("Upload-Length: " + sentences.of(reached));
    }
  }

  private void append(HttpServletRequest request, HttpServletResponse response, String id)
      throws IOException {
    OptionalLong at = number(request.getHeader("Upload-Offset"));
    if (!isPiece(request) || at.isEmpty()) {
      response.setStatus(isPiece(request) ? HttpServletResponse.SC_BAD_REQUEST : UNSUPPORTED);
      return;
    }
    append(request, response, id, at.getAsLong(), HttpServletResponse.SC_NO_CONTENT);
  }

  private void append(
      HttpServletRequest request, HttpServletResponse response, String id, long at, int done)
      throws IOException {
    String said = request.getHeader("Upload-Checksum");
    Optional<PieceChecksum> checksum = said == null ? Optional.empty() : PieceChecksums.read(said);
    if (said != null && checksum.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    told(
        uploads.append(visitor.caller(), id, at, request.getInputStream(), checksum),
        response,
        done);
  }

  private static boolean isPiece(HttpServletRequest request) {
    return request.getContentType() != null && request.getContentType().equals(FormBody.PIECE);
  }

  private static OptionalLong number(String header) {
    return header == null ? OptionalLong.empty() : RequestParameters.parse(header);
  }

  private static void told(Answer<Upload> answer, HttpServletResponse response, int done) {
    if (answer instanceof Answer.Done<Upload>(Upload upload)) {
      response.setHeader("Upload-Offset", Long.toString(upload.there()));
      response.setHeader("Upload-Length", Long.toString(upload.octets()));
      response.setHeader(
          "Upload-Expires",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expires().atOffset(ZoneOffset.UTC)));
    }
    answer(answer, response, done);
  }

  private static void answer(Answer<?> answer, HttpServletResponse response, int done) {
    response.setStatus(answer.asFailure().map(TusServlet::status).orElse(done));
    if (answer.asFailure().orElse(null) instanceof Failure.TryLater) {
      response.setHeader("Retry-After", "5");
    }
  }

  private static int status(Failure failure) {
    return switch (failure) {
      case Failure.NotFound _ -> HttpServletResponse.SC_NOT_FOUND;
      case Failure.Outdated _ -> HttpServletResponse.SC_CONFLICT;
      case Failure.Taken _ -> LOCKED;
      case Failure.LimitReached(Limit limit, _) ->
          limit == Limit.QUOTA || limit == Limit.DISK
              ? INSUFFICIENT_STORAGE
              : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      case Failure.Invalid invalid ->
          invalid.field().equals(Uploads.CHECKSUM)
              ? CHECKSUM_MISMATCH
              : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      case Failure.SeveralInvalid _ -> HttpServletResponse.SC_BAD_REQUEST;
      case Failure.NotAllowed _ -> HttpServletResponse.SC_FORBIDDEN;
      case Failure.Damaged _ -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      case Failure.TryLater _ -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    };
  }
}
