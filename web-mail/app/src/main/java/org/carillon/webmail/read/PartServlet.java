package org.carillon.webmail.read;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.web.BidiControls;
import org.carillon.web.request.RequestParameters;

/**
 * Serves a part of a message, or the whole message ({@code p} absent), for download. With {@code
 * view=1} it shows the part if a browser can do so safely ({@link PartView}).
 */
@WebServlet("/part")
public class PartServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  /** The most octets of a text that are shown. */
  private static final int MOST_TEXT = 2_000_000;

  /** The policy for PDF files: only the browser's own viewer shows them. */
  public static final String PDF_POLICY =
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,80}");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (parameters.text("p").isEmpty()) {
      head(response, "message/rfc822", "message.eml");
      response.setContentLengthLong(message.content().size());
      message.content().copyTo(response.getOutputStream(), 0, message.content().size());
    } else {
      part(message, response);
    }
  }

  private void part(Stored.Message message, HttpServletResponse response) throws IOException {
    String[] wanted = parameters.text("p").split(Attachment.PACKED, 2);
    Optional<Part> part =
        Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
            .filter(leaf -> leaf.number().equals(wanted[0]))
            .map(Bodies.Leaf::part)
            .findFirst();
    if (part.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (wanted.length > 1) {
      packed(message, part.get(), RequestParameters.parse(wanted[1]), response);
      return;
    }
    PartView view = parameters.text("view").equals("1") ? PartView.of(part.get()) : PartView.NONE;
    if (view == PartView.TEXT) {
      text(content(message, part.get()), response);
      return;
    }
    String type = (part.get().type() + "/" + part.get().subtype()).toLowerCase(Locale.ROOT);
    head(
        response,
        TYPE.matcher(type).matches() ? type : "application/octet-stream",
        fileName(Attachment.name(part.get()), type));
    if (view != PartView.NONE) {
      response.setHeader("Content-Disposition", "inline");
    }
    if (view == PartView.PDF) {
      // A browser's viewer does not work in a sandbox; it isolates the file itself.
      response.setHeader("Content-Security-Policy", PDF_POLICY);
    }
    try (InputStream in = content(message, part.get()).stream()) {
      in.transferTo(response.getOutputStream());
    }
  }

  private static PartContent content(Stored.Message message, Part part) {
    return new PartContent(message.content()::read, message.data().prefix(), part);
  }

  private static void text(PartContent content, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain; charset=utf-8");
    UntrustedContentHeaders.headers(response);
    response.getWriter().append(content.text(MOST_TEXT));
  }

  private static void packed(
      Stored.Message message, Part part, OptionalLong place, HttpServletResponse response)
      throws IOException {
    Optional<PackedFile> file =
        EmbeddedFiles.of(content(message, part)).stream()
            .skip(place.orElse(Long.MAX_VALUE))
            .findFirst();
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    head(response, "application/octet-stream", fileName(file.get().name(), ""));
    response.getOutputStream().write(file.get().octets());
  }

  private static void head(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    UntrustedContentHeaders.headers(response);
    // RFC 6266 §4.3, RFC 8187
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
  }

  /** A safe file name: without a path, and with its extension visible. */
  public static String fileName(String given, String type) {
    String name = NOT_IN_NAMES.matcher(BidiControls.without(given)).replaceAll("_").strip();
    while (name.startsWith(".")) {
      name = name.substring(1);
    }
    boolean isMessage = type.equals("message/rfc822");
    if (name.isEmpty()) {
      return isMessage ? "message.eml" : "attachment";
    }
    if (isMessage && !name.endsWith(".eml")) {
      name += ".eml";
    }
    return name.length() > 200 ? name.substring(name.length() - 200) : name;
  }
}
