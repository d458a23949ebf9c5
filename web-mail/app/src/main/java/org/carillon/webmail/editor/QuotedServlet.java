package org.carillon.webmail.editor;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.body.DarkSheet;
import org.carillon.webmail.read.MessageServlet;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.Stored;

/** Serves the quote, of {@link QuoteKey.Kind} {@code k}: it runs no script, loads nothing. */
@WebServlet("/quoted")
public class QuotedServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  /** The most octets of a picture that is inlined into the page. */
  private static final int MOST_PICTURE = 2_000_000;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

  private static final String HEAD =
      """
      <!DOCTYPE html><html><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>
      body { margin: 0; padding: 12px 32px; font: 15px/1.6 system-ui, sans-serif; color: #1c1b1a;
        background: #ffffff; overflow-wrap: break-word; }
      img { max-width: 100%; } a { color: #1b5aa6; } pre { white-space: pre-wrap; }
      @media (max-width: 600px) { body { padding-inline: 16px; } }
      """;

  @Inject private transient DarkSheet dark;
  @Inject private transient Visitor visitor;
  @Inject private transient StoredPictures storedPictures;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, InlinePicture> pictures =
        storedPictures.of(visitor.caller(), parameters.text("f"), message);
    Optional<QuotedHtml> quoted =
        parameters.text("k").equals(QuoteKey.Kind.BLOCK.name())
            ? QuotedHtml.ofDraft(message, pictures.keySet()).quoted()
            : Optional.of(QuotedHtml.whole(message, QuoteKey.Kind.FORWARD, "", pictures.keySet()));
    // This is cleaned once more to inline pictures, so that none is fetched.
    String page =
        quoted.map(block -> "<style>" + block.sheet() + "</style>" + block.html()).orElse("");
    SanitizedHtml clean =
        SanitizedHtml.of(
            page,
            address ->
                SanitizedHtml.contentId(address).map(pictures::get).flatMap(QuotedServlet::data),
            address -> Optional.empty());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=utf-8");
    response
        .getWriter()
        .append(HEAD)
        .append(clean.coloured() ? "" : dark.text())
        .append(clean.sheet())
        .append("</style></head><body>")
        .append(clean.html())
        .append("</body></html>");
  }

  private static Optional<String> data(InlinePicture picture) {
    try (InputStream in = picture.source().open()) {
      byte[] octets = in.readNBytes(MOST_PICTURE + 1);
      return octets.length > MOST_PICTURE
          ? Optional.empty()
          : Optional.of(
              "data:" + picture.type() + ";base64," + Base64.getEncoder().encodeToString(octets));
    } catch (IOException unreadable) {
      // The quote is shown without its picture.
      return Optional.empty();
    }
  }
}
