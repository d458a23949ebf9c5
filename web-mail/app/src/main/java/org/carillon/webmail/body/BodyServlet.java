package org.carillon.webmail.body;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.web.Texts;
import org.carillon.webmail.read.EmbeddedMessages;
import org.carillon.webmail.read.MessageServlet;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.Stored;

/**
 * Serves a message's own HTML as a separate page for the sandboxed frame. The HTML is cleaned. The
 * policy blocks scripts, loads only what the reader asked for, and lets only this site frame it.
 * Enclosed pictures are inlined, since a sandboxed page sends no cookie to fetch them with.
 */
@WebServlet("/body")
public class BodyServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  /**
   * The default style of a message; the message's own styles follow it and override it. The body's
   * background is that of the whole frame, as long as the root has none (CSS Backgrounds 3
   * §2.11.2).
   */
  private static final String HEAD =
      """
      <!DOCTYPE html><html><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <base target="_blank"><style>
      body { margin: 0; padding: 4px 32px 32px; font: 15px/1.6 system-ui, sans-serif; color: #1c1b1a;
        background: #ffffff; overflow-wrap: break-word; }
      img { max-width: 100%; } a { color: #1b5aa6; }
      blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #e6e2dc; }
      pre { white-space: pre-wrap; } details > summary { cursor: pointer; color: #66615b; font-size: 13px; }
      @media (max-width: 600px) { body { padding-inline: 16px; } }
      """;

  @Inject private transient DarkSheet dark;
  @Inject private transient Texts texts;
  @Inject private transient MessageHtml messageHtml;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean pictures = parameters.text("pictures").equals("1");
    Part body = Outline.decode(message.data().outline()).body();
    Optional<Part> html = asked(body);
    SanitizedHtml clean = messageHtml.of(message, html, pictures, texts.of("quote.show"));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", policy(pictures, isFramed(request)));
    response.setHeader("Vary", "Sec-Fetch-Dest");
    response.setContentType("text/html; charset=utf-8");
    response
        .getWriter()
        .append(HEAD)
        .append(clean.coloured() ? "" : dark.text())
        .append(clean.sheet())
        .append("</style></head>")
        .append(clean.body())
        .append(clean.html())
        .append("</body></html>");
  }

  /** Returns the HTML part {@code p}; without that parameter, the message's first one. */
  private Optional<Part> asked(Part body) {
    return parameters.text("p").isEmpty()
        ? Bodies.html(body)
        : Bodies.leaves(body).stream()
            .filter(leaf -> leaf.number().equals(parameters.text("p")))
            .map(Bodies.Leaf::part)
            .filter(part -> part.is("text", "html") || EmbeddedMessages.mayBeIn(part))
            .findFirst();
  }

  /** Returns whether a frame of this site asks; only a browser can set that header. */
  private static boolean isFramed(HttpServletRequest request) {
    return "iframe".equals(request.getHeader("Sec-Fetch-Dest"))
        && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /**
   * Returns the policy. In the frame, where no script runs, the outer page may measure the message,
   * to show and print the whole of it; anywhere else the page has an opaque origin.
   */
  private static String policy(boolean pictures, boolean framed) {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        + (pictures ? " 'self'" : "")
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
        + " sandbox allow-popups allow-popups-to-escape-sandbox"
        + (framed ? " allow-same-origin" : "");
  }
}
