package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * The kind of a message that is not plain mail, given by its Message-Context (RFC 3458) or else by
 * its structure. Clients are told each kind as a keyword, so that any of them can show it and
 * search for it.
 */
public enum MessageKind {
  /** A voice message: a recording (RFC 3801). */
  VOICE("$Voice", "voice-message"),
  /** A fax (RFC 3458 §3). */
  FAX("$Fax", "fax-message"),
  /** A short message from a phone or pager. */
  TEXT("$SMS", "text-message", "pager-message"),
  /** A multimedia message from a phone. */
  MULTIMEDIA("$MMS", "multimedia-message");

  private static final String FIELD = "Message-Context";

  private final String keyword;
  private final List<String> contexts;

  MessageKind(String keyword, String... contexts) {
    this.keyword = keyword;
    this.contexts = List.of(contexts);
  }

  /** Returns the keyword that messages of this kind get. */
  public String keyword() {
    return keyword;
  }

  /** Returns the message's kind, or empty for plain mail. */
  public static Optional<MessageKind> of(Header header, Part body) {
    Optional<HeaderField> context = header.first(FIELD);
    return context.isPresent() ? named(context.get().value()) : shown(body);
  }

  private static Optional<MessageKind> named(String context) {
    String value = context.toLowerCase(Locale.ROOT);
    for (MessageKind kind : values()) {
      if (kind.contexts.contains(value)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the kind by the structure: a lone recording is a voice message, pages are a fax. */
  private static Optional<MessageKind> shown(Part body) {
    return switch ((body.type() + "/" + body.subtype()).toLowerCase(Locale.ROOT)) {
      case "multipart/voice-message" -> Optional.of(VOICE);
      case "multipart/fax-message", "image/tiff", "image/tiff-fx" -> Optional.of(FAX);
      default ->
          body.type().equalsIgnoreCase("audio")
                  || body.parts().stream().anyMatch(MessageKind::isVoice)
              ? Optional.of(VOICE)
              : Optional.empty();
    };
  }

  /** Returns whether Content-Disposition has {@code voice=Voice-Message} (RFC 2421 §4.4.2). */
  private static boolean isVoice(Part part) {
    return part.disposition().stream()
        .flatMap(disposition -> disposition.parameters().stream())
        .anyMatch(
            parameter ->
                parameter.name().equalsIgnoreCase("voice")
                    && parameter.value().equalsIgnoreCase("Voice-Message"));
  }
}
