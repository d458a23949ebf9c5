package org.carillon.web.language;

import com.ibm.icu.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sentences of one bundle for one language and region. Arguments are formatted by ICU
 * (MessageFormat, with plural rules of CLDR); a format is parsed once.
 */
public final class Words extends ResourceBundle {

  /** Arguments keep their own direction (Unicode UAX #9: FSI, PDI). */
  private static final String ISOLATED = "\u2068%s\u2069";

  private final Map<String, String> sentences;
  private final Locale locale;
  private final boolean isRightToLeft;
  private final ConcurrentMap<String, MessageFormat> formats = new ConcurrentHashMap<>();

  Words(Map<String, String> sentences, Locale locale) {
    this.sentences = Map.copyOf(sentences);
    this.locale = locale;
    this.isRightToLeft = Languages.isRightToLeft(locale);
  }

  /**
   * A sentence with its arguments. A sentence without a placeholder, or without arguments, is used
   * literally: {user} is then text that people type.
   *
   * @param fillings numbers and texts
   * @throws java.util.MissingResourceException if there is no such sentence
   */
  public String of(String key, Object... fillings) {
    String sentence = getString(key);
    if (fillings.length == 0 || sentence.indexOf('{') < 0) {
      return sentence;
    }
    MessageFormat format = formats.computeIfAbsent(key, any -> new MessageFormat(sentence, locale));
    Object[] filled = isRightToLeft ? isolated(fillings) : fillings;
    // A format caches its number formats and is not thread-safe.
    synchronized (format) {
      return format.format(filled);
    }
  }

  /** A whole number with the digits that are usual there. */
  public String number(long number) {
    MessageFormat format =
        formats.computeIfAbsent("", any -> new MessageFormat("{0,number,integer}", locale));
    synchronized (format) {
      return format.format(new Object[] {number});
    }
  }

  private static Object[] isolated(Object[] fillings) {
    Object[] isolated = fillings.clone();
    for (int i = 0; i < isolated.length; i++) {
      if (isolated[i] instanceof CharSequence text && !text.isEmpty()) {
        isolated[i] = ISOLATED.formatted(text);
      }
    }
    return isolated;
  }

  @Override
  public Locale getLocale() {
    return locale;
  }

  @Override
  protected Object handleGetObject(String key) {
    return sentences.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(sentences.keySet());
  }
}
