package org.carillon.webadmin.setting;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.carillon.web.Texts;

/** The bundle's texts in one language, without a page. */
public final class BundleTexts extends Texts {
  private final Locale locale;
  private final ResourceBundle words;

  public BundleTexts(Locale locale) {
    this.locale = locale;
    this.words =
        ResourceBundle.getBundle(
            "org.carillon.webadmin.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Override
  public String of(String key, Object... fillings) {
    return new MessageFormat(words.getString(key), locale).format(fillings);
  }

  @Override
  public boolean knows(String key) {
    return words.containsKey(key);
  }

  @Override
  public Locale locale() {
    return locale;
  }
}
