package org.carillon.web.language;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.carillon.web.request.WebApplication;

/** The sentences of this application, in all languages that it has; gaps are English. */
@ApplicationScoped
public class WordBundles {
  private static final String KIT = "org.carillon.web.words";

  /** For how many languages and regions formats are kept, before all are read anew. */
  private static final int MOST = 200;

  @Inject private WebApplication application;

  private final ConcurrentMap<Locale, Pair> known = new ConcurrentHashMap<>();

  /**
   * What is said in one language.
   *
   * @param own the application's sentences
   * @param kit the kit's
   * @param habits the language with the calendar and digits that people use with it
   */
  public record Pair(Words own, Words kit, Locale habits) {}

  /** The languages that there are, by their codes. */
  public List<String> languages() {
    return application.languages();
  }

  /** The sentences for a reader. */
  public Pair of(Locale locale) {
    Pair pair = known.get(locale);
    if (pair != null) {
      return pair;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(locale, this::read);
  }

  private Pair read(Locale locale) {
    return new Pair(
        words(application.words(), locale), words(KIT, locale), Languages.withHabits(locale));
  }

  private static Words words(String name, Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            name,
            locale,
            Thread.currentThread().getContextClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> sentences = new HashMap<>();
    bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
    return new Words(sentences, locale);
  }
}
