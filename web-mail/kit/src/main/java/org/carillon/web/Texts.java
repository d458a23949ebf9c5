package org.carillon.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.carillon.web.language.WordBundles;
import org.carillon.web.look.ShownLook;

/** Sentences in the reader's language, with arguments. */
@Named
@RequestScoped
public class Texts {
  @Inject private PageContext ui;
  @Inject private WordBundles all;
  @Inject private ShownLook look;

  private WordBundles.Pair words;

  @PostConstruct
  void begin() {
    words = all.of(ui.getLocale(), look.getSkin());
  }

  /**
   * A sentence of the application's bundle or else the kit's.
   *
   * @param key the sentence's key
   * @param fillings its arguments (ICU's MessageFormat)
   */
  public String of(String key, Object... fillings) {
    return (words.own().containsKey(key) ? words.own() : words.kit()).of(key, fillings);
  }

  /** A whole number in the reader's format. */
  public String number(long number) {
    return words.kit().number(number);
  }

  /** The reader's language and region. */
  public Locale locale() {
    return ui.getLocale();
  }

  /** The reader's language and region with the calendar and the digits that are usual there. */
  public Locale habits() {
    return words.habits();
  }

  /** Returns whether there is such a sentence. */
  public boolean knows(String key) {
    return words.own().containsKey(key) || words.kit().containsKey(key);
  }

  /** Both bundles, as pages read them. */
  public WordBundles.Pair bundles() {
    return words;
  }
}
