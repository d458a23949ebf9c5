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
import org.carillon.webmail.read.CleanHtml;
import org.carillon.webmail.read.MessageServlet;
import org.carillon.webmail.read.PackedLetters;
import org.carillon.webmail.read.Stored;

/**
 * A message's own HTML, as a page of its own for the sandboxed frame: cleaned, with a policy that
 * lets nothing run, nothing load but what the reader asked for, and nobody but us frame it.
 * Enclosed pictures are written into it, since a sandboxed page sends no cookie to fetch them with.
 */
@WebServlet("/body")
public class BodyServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  /**
   * How a letter looks that says nothing of it: whatever it says comes behind, and counts. The
   * body's ground is that of all the frame, for as long as the root has none (CSS Backgrounds 3
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
  @Inject private transient LetterHtml letters;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean pictures = parameters.text("pictures").equals("1");
    Part body = Outline.decode(message.data().outline()).body();
    Optional<Part> html = asked(body);
    CleanHtml clean = letters.of(message, html, pictures, texts.of("quote.show"));
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

  /** The HTML part {@code p}; the message's first one when it is not asked for. */
  private Optional<Part> asked(Part body) {
    return parameters.text("p").isEmpty()
        ? Bodies.html(body)
        : Bodies.leaves(body).stream()
            .filter(leaf -> leaf.number().equals(parameters.text("p")))
            .map(Bodies.Leaf::part)
            .filter(part -> part.is("text", "html") || PackedLetters.mayBeIn(part))
            .findFirst();
  }

  /** Whether it is for the frame in a page of ours; a browser says so, and no page can. */
  private static boolean isFramed(HttpServletRequest request) {
    return "iframe".equals(request.getHeader("Sec-Fetch-Dest"))
        && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /**
   * In the frame, where nothing runs, our page may look how large the letter is, to show and print
   * it whole; anywhere else it is of no origin.
   */
  private static String policy(boolean pictures, boolean framed) {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        + (pictures ? " 'self'" : "")
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
        + " sandbox allow-popups allow-popups-to-escape-sandbox"
        + (framed ? " allow-same-origin" : "");
  }
}
