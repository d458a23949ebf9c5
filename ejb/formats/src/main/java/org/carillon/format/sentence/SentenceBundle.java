package org.carillon.format.sentence;

import java.util.Locale;
import java.util.ResourceBundle;

/** Finds bundles of sentences in exactly the language that is requested. */
public final class SentenceBundle {
  private SentenceBundle() {}

  /**
   * Returns the sentences of a language. If there are none, returns those of the bundle without a
   * language, and not those of the JVM's default locale.
   *
   * @param name the bundle's full name
   * @param owner a class whose class loader finds the bundle
   * @throws java.util.MissingResourceException if there is neither bundle
   */
  public static ResourceBundle of(String name, Locale language, Class<?> owner) {
    return ResourceBundle.getBundle(
        name,
        language,
        owner.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
