package org.carillon.webmail.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedMessageText;
import org.carillon.policy.picture.RemotePictures;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.charset.ChosenCharset;
import org.carillon.webmail.markup.EnclosedPictures;
import org.carillon.webmail.read.EmbeddedMessages;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.Stored;

/** Reads a message's HTML for display: cleaned, pictures inlined or at addresses of this server. */
@RequestScoped
public class MessageHtml {

  @Inject private RemotePictures remote;
  @Inject private ChosenCharset charsets;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;

  /**
   * Reads the HTML.
   *
   * @param html the part, or one that contains an HTML message; empty for an empty message
   * @param pictures whether remote pictures are shown
   * @param fold the label that opens quoted text; empty to fold nothing
   * @throws IOException if the store is away
   */
  public SanitizedHtml of(
      Stored.Message message, Optional<Part> html, boolean pictures, String fold)
      throws IOException {
    Part body = Outline.decode(message.data().outline()).body();
    EnclosedPictures enclosed = EnclosedPictures.of(body);
    String text = html.isEmpty() ? "" : text(message, html.get());
    return SanitizedHtml.of(
        text,
        address -> enclosed.find(address).flatMap(part -> data(message, part)),
        pictures
            ? tickets(parameters.text("f") + "-" + message.data().uid())
            : address -> Optional.empty(),
        fold);
  }

  private String text(Stored.Message message, Part html) throws IOException {
    return EmbeddedMessages.mayBeIn(html)
        ? EmbeddedMessages.of(content(message, html))
            .filter(PackedMessageText::isHtml)
            .map(PackedMessageText::text)
            .orElse("")
        : charsets.of(content(message, html)).text(SanitizedHtml.MOST);
  }

  /** Returns this server's addresses of a message's remote pictures, up to a limit. */
  private Function<String, Optional<String>> tickets(String message) {
    Map<String, Optional<String>> given = new HashMap<>();
    return address ->
        given.containsKey(address) || given.size() < RemotePictures.MOST_OF_MESSAGE
            ? given.computeIfAbsent(
                address,
                one ->
                    remote
                        .ticket(visitor.caller(), message, one)
                        .map(ticket -> "remote-picture?t=" + ticket))
            : Optional.empty();
  }

  private static PartContent content(Stored.Message message, Part part) {
    return new PartContent(message.content()::read, message.data().prefix(), part);
  }

  private static Optional<String> data(Stored.Message message, Part part) {
    try (InputStream in = content(message, part).stream()) {
      return Optional.of(
          "data:image/"
              + part.subtype().toLowerCase(Locale.ROOT)
              + ";base64,"
              + Base64.getEncoder().encodeToString(in.readAllBytes()));
    } catch (IOException unreadable) {
      // The message is shown without its picture.
      return Optional.empty();
    }
  }
}
