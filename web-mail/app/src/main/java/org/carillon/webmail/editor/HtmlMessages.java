package org.carillon.webmail.editor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.Stored;

/** HTML messages, made from forms and from drafts. */
@RequestScoped
public class HtmlMessages {
  @Inject private Stored stored;
  @Inject private StoredPictures storedPictures;
  @Inject private Visitor visitor;

  /**
   * An HTML draft as its form starts with it.
   *
   * @param own the writer's text
   * @param quote the quoted text; empty for none
   */
  public record Begun(String own, String quote) {}

  /**
   * The text of a form.
   *
   * @param html the writer's text
   * @param quote the key of the quoted message; empty for none
   * @param pictures the uploaded pictures
   * @param source the draft or other message that the writer's text is from; empty for none
   */
  public record Written(
      String html,
      Optional<QuoteKey> quote,
      List<InlinePicture> pictures,
      Optional<QuoteKey> source) {}

  /**
   * Creates the message's text. A quoted message that no longer exists is left out.
   *
   * @param intro returns the introduction of a whole message that is quoted
   */
  public RichText make(Written written, BiFunction<Stored.Message, QuoteKey.Kind, String> intro) {
    Map<String, InlinePicture> known = new LinkedHashMap<>();
    written.pictures().forEach(picture -> known.put(picture.id(), picture));
    written.source().ifPresent(from -> known.putAll(pictures(from.folder(), from.uid())));
    Optional<QuotedHtml> quoted = Optional.empty();
    if (written.quote().isPresent()) {
      QuoteKey key = written.quote().get();
      quoted = quoted(key, intro, known);
    }
    return RichText.of(written.html(), quoted, known);
  }

  private Map<String, InlinePicture> pictures(String folder, long uid) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      return message == null ? Map.of() : storedPictures.of(visitor.caller(), folder, message);
    }
  }

  private Optional<QuotedHtml> quoted(
      QuoteKey key,
      BiFunction<Stored.Message, QuoteKey.Kind, String> intro,
      Map<String, InlinePicture> known) {
    try (Stored.Message message =
        stored.find(visitor.caller(), key.folder(), key.uid()).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      Map<String, InlinePicture> pictures =
          storedPictures.of(visitor.caller(), key.folder(), message);
      pictures.forEach(known::putIfAbsent);
      return key.kind() == QuoteKey.Kind.BLOCK
          ? QuotedHtml.ofDraft(message, pictures.keySet()).quoted()
          : Optional.of(
              QuotedHtml.whole(
                  message, key.kind(), intro.apply(message, key.kind()), pictures.keySet()));
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  /** Begins with a stored HTML message, to continue it; the folder is an opaque id. */
  public Begun begin(Stored.Message message, String folder) {
    try {
      var pictures = storedPictures.of(visitor.caller(), folder, message).keySet();
      QuotedHtml.Draft draft = QuotedHtml.ofDraft(message, pictures);
      String quote =
          draft.quoted().isEmpty()
              ? ""
              : new QuoteKey(QuoteKey.Kind.BLOCK, folder, message.data().uid()).key();
      return new Begun(draft.own(), quote);
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }
}
