package org.carillon.webmail.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.answer.Failure;
import org.carillon.http.MediaTypes;
import org.carillon.store.item.OpenItem;
import org.carillon.webmail.read.PartServlet;
import org.carillon.webmail.read.PartView;
import org.carillon.webmail.read.UntrustedContentHeaders;

/**
 * A file as sent to a browser: to be saved, or in a sandbox, where it can neither run nor load
 * anything nor pass for a page of this site.
 *
 * @param name its name
 */
public record SentFile(String name, OpenItem file) {
  private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'";

  /** Sets the headers for untrusted contents, and the file's name. */
  public static void headers(HttpServletResponse response, String name, String type) {
    UntrustedContentHeaders.headers(response);
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment" + named(name));
  }

  /** The HTTP status of a response without the file: 503 if it may be there later, else 404. */
  public static int status(Failure failure) {
    return failure instanceof Failure.TryLater
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : HttpServletResponse.SC_NOT_FOUND;
  }

  /** RFC 6266 §4.3, RFC 8187. */
  private static String named(String name) {
    return "; filename*=UTF-8''"
        + URLEncoder.encode(PartServlet.fileName(name, ""), StandardCharsets.UTF_8)
            .replace("+", "%20");
  }

  public void send(HttpServletResponse response, boolean isShown) throws IOException {
    String type = MediaTypes.of(name);
    PartView view = isShown ? PartView.of(type) : PartView.NONE;
    headers(response, name, view == PartView.TEXT ? "text/plain; charset=utf-8" : type);
    if (view != PartView.NONE) {
      response.setHeader("Content-Disposition", "inline" + named(name));
    }
    switch (view) {
      // A browser's viewer does not work in a sandbox; it is isolated from this site by itself.
      case PDF -> response.setHeader("Content-Security-Policy", PartServlet.PDF_POLICY);
      case TEXT -> response.setHeader("Content-Security-Policy", SANDBOX);
      case PICTURE, SOUND, NONE -> {}
    }
    response.setHeader("ETag", file.entry().tag().toString());
    response.setContentLengthLong(file.content().size());
    file.content().copyTo(response.getOutputStream(), 0, file.content().size());
  }
}
