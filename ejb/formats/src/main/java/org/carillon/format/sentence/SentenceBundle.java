package org.carillon.format.sentence;

import java.util.Locale;
import java.util.ResourceBundle;

/** Bundles of sentences, in the language that is asked for and no other. */
public final class SentenceBundle {
  private SentenceBundle() {}

  /**
   * The sentences of a language; where there are none, those of the bundle without a language, not
   * those of the language of whoever started the server.
   *
   * @param name the bundle's full name
   * @param owner a class beside which it lies
   * @throws java.util.MissingResourceException when there are neither
   */
  public static ResourceBundle of(String name, Locale language, Class<?> owner) {
    return ResourceBundle.getBundle(
        name,
        language,
        owner.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
