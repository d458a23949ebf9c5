package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * What a message is besides mail: what its Message-Context says (RFC 3458), else what its structure
 * shows. Each kind is told to clients by a keyword, so that any of them can show it and search for
 * it.
 */
public enum MessageKind {
  /** A voice message: a recording (RFC 3801). */
  VOICE("$Voice", "voice-message"),
  /** A fax (RFC 3458 §3). */
  FAX("$Fax", "fax-message"),
  /** A short message of a telephone or pager. */
  TEXT("$SMS", "text-message", "pager-message"),
  /** A multimedia message of a telephone. */
  MULTIMEDIA("$MMS", "multimedia-message");

  private static final String FIELD = "Message-Context";

  private final String keyword;
  private final List<String> contexts;

  MessageKind(String keyword, String... contexts) {
    this.keyword = keyword;
    this.contexts = List.of(contexts);
  }

  /** The keyword that messages of this kind get. */
  public String keyword() {
    return keyword;
  }

  /** A message's kind; empty for plain mail. */
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

  /** A message that is a recording or a picture of pages, and nothing else, is that. */
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

  /** Content-Disposition's {@code voice=Voice-Message} (RFC 2421 §4.4.2). */
  private static boolean isVoice(Part part) {
    return part.disposition().stream()
        .flatMap(disposition -> disposition.parameters().stream())
        .anyMatch(
            parameter ->
                parameter.name().equalsIgnoreCase("voice")
                    && parameter.value().equalsIgnoreCase("Voice-Message"));
  }
}
