package org.carillon.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.carillon.web.request.WebApplication;

/** Sentences in the reader's language, with something to fill in. */
@Named
@RequestScoped
public class Texts {
  private static final String KIT = "org.carillon.web.words";

  @Inject private Ui ui;
  @Inject private WebApplication application;

  private ResourceBundle own;
  private ResourceBundle kit;

  @PostConstruct
  void begin() {
    own = bundle(application.words());
    kit = bundle(KIT);
  }

  /**
   * A sentence of the application's bundle or else the kit's.
   *
   * @param key the sentence's key
   * @param fillings what goes into it (MessageFormat)
   */
  public String of(String key, Object... fillings) {
    String sentence = own.containsKey(key) ? own.getString(key) : kit.getString(key);
    return isPlain(sentence)
        ? sentence
        : new MessageFormat(sentence, ui.getLocale()).format(fillings);
  }

  /**
   * Whether it means what it says, as pages that take it from the bundle show it: most do, and to
   * read a format costs more than the rest.
   */
  private static boolean isPlain(String sentence) {
    return sentence.indexOf('{') < 0;
  }

  /** The reader's language and region. */
  public Locale locale() {
    return ui.getLocale();
  }

  /** Whether there is such a sentence. */
  public boolean knows(String key) {
    return own.containsKey(key) || kit.containsKey(key);
  }

  private ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle(
        name,
        ui.getLocale(),
        Thread.currentThread().getContextClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
