package org.carillon.webmail.letter;

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

/** Letters in HTML: made of what a form holds, and of drafts. */
@RequestScoped
public class Letters {
  @Inject private Stored stored;
  @Inject private StoredPictures storedPictures;
  @Inject private Visitor visitor;

  /**
   * A draft in HTML as its form begins with it.
   *
   * @param own what the writer said
   * @param quote what it quotes; empty for nothing
   */
  public record Begun(String own, String quote) {}

  /**
   * What a form says of its text.
   *
   * @param html what the writer said
   * @param quote the key of what is quoted; empty for nothing
   * @param pictures those that came with the form
   * @param source the draft or other message that the writer's part came from; empty for none
   */
  public record Written(
      String html,
      Optional<QuoteKey> quote,
      List<LetterPicture> pictures,
      Optional<QuoteKey> source) {}

  /**
   * Makes the letter. What is quoted and is there no more is left out.
   *
   * @param intro what is said before a whole message that is quoted
   */
  public RichText make(Written written, BiFunction<Stored.Message, QuoteKey.Kind, String> intro) {
    Map<String, LetterPicture> known = new LinkedHashMap<>();
    written.pictures().forEach(picture -> known.put(picture.id(), picture));
    written.source().ifPresent(from -> known.putAll(pictures(from.folder(), from.uid())));
    Optional<QuotedHtml> quoted = Optional.empty();
    if (written.quote().isPresent()) {
      QuoteKey key = written.quote().get();
      quoted = quoted(key, intro, known);
    }
    return RichText.of(written.html(), quoted, known);
  }

  private Map<String, LetterPicture> pictures(String folder, long uid) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      return message == null ? Map.of() : storedPictures.of(visitor.caller(), folder, message);
    }
  }

  private Optional<QuotedHtml> quoted(
      QuoteKey key,
      BiFunction<Stored.Message, QuoteKey.Kind, String> intro,
      Map<String, LetterPicture> known) {
    try (Stored.Message message =
        stored.find(visitor.caller(), key.folder(), key.uid()).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      Map<String, LetterPicture> pictures =
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

  /**
   * Begins with a stored message in HTML, to go on with it.
   *
   * @param folder its folder's opaque id
   */
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
