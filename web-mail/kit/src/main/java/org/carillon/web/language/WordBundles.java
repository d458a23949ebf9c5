package org.carillon.web.language;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.carillon.format.sentence.SentenceCheck;
import org.carillon.format.sentence.SentenceFault;
import org.carillon.look.Looks;
import org.carillon.look.Skin;
import org.carillon.web.request.WebApplication;

/**
 * The sentences of this application, in all its languages; missing ones are English. An
 * administrator's additions to a language and a skin's own sentences replace the built-in ones,
 * sentence by sentence, if they have the same arguments.
 */
@ApplicationScoped
public class WordBundles {
  private static final String KIT = "org.carillon.web.words";

  /** The prefix of the kit's keys in files of languages. */
  private static final String OF_KIT = "kit.";

  /** The limit of cached languages, regions and skins; above it the cache is cleared. */
  private static final int MOST = 200;

  @Inject private WebApplication application;
  @Inject private Looks looks;

  private final ConcurrentMap<Wanted, Pair> known = new ConcurrentHashMap<>();

  /** The key of cached sentences: they belong to one version of the administrators' additions. */
  private record Wanted(long change, Locale locale, String skin) {}

  /**
   * The sentences of one language.
   *
   * @param own the application's sentences
   * @param kit the kit's
   * @param habits the language with the calendar and digits that are usual with it
   */
  public record Pair(Words own, Words kit, Locale habits) {}

  /** The codes of the languages. */
  public List<String> languages() {
    if (!application.hasLooks() || looks.languages().isEmpty()) {
      return application.languages();
    }
    var all = new TreeSet<>(application.languages());
    all.addAll(looks.languages());
    return List.copyOf(all);
  }

  /** The sentences for a reader, with a skin's own ones. */
  public Pair of(Locale locale, Skin skin) {
    var wanted = new Wanted(looks.changes(), locale, skin.digest());
    Pair pair = known.get(wanted);
    if (pair != null) {
      return pair;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(wanted, any -> read(locale, skin));
  }

  private Pair read(Locale locale, Skin skin) {
    var additions = new ArrayList<Map<String, String>>();
    if (application.hasLooks()) {
      String code = locale.getLanguage();
      additions.add(looks.sentences(code));
      additions.add(skin.words().getOrDefault(code.equals("en") ? "" : code, Map.of()));
    }
    return new Pair(
        words(application.words(), locale, additions, false),
        words(KIT, locale, additions, true),
        Languages.withHabits(locale));
  }

  private static Words words(
      String name, Locale locale, List<Map<String, String>> additions, boolean isKit) {
    Map<String, String> sentences = sentences(name, locale);
    if (additions.stream().anyMatch(some -> !some.isEmpty())) {
      var check = new SentenceCheck(locale, sentences(name, Locale.ROOT));
      additions.forEach(some -> sentences.putAll(usable(check, some, isKit)));
    }
    return new Words(sentences, locale);
  }

  /** The sentences for this bundle, without those whose arguments differ from the English ones. */
  private static Map<String, String> usable(
      SentenceCheck check, Map<String, String> added, boolean isKit) {
    var own = new HashMap<String, String>();
    added.forEach(
        (key, sentence) -> {
          if (key.startsWith(OF_KIT) == isKit) {
            own.put(isKit ? key.substring(OF_KIT.length()) : key, sentence);
          }
        });
    check.faults(own).stream().map(SentenceFault::key).forEach(own::remove);
    return own;
  }

  private static Map<String, String> sentences(String name, Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            name,
            locale,
            Thread.currentThread().getContextClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> sentences = new HashMap<>();
    bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
    return sentences;
  }
}
