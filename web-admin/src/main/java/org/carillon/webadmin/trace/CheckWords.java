package org.carillon.webadmin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;

/** The words for checks of mail from unknown senders. */
@Named("checkWords")
@RequestScoped
public class CheckWords {
  @Inject private Texts texts;

  public String name(String check) {
    return FindingLine.checkName(check, texts);
  }

  /** The outcome of a check in words: a result, or why there was none. */
  public String outcome(String word) {
    String key = "trace.check-outcome." + word;
    return texts.knows(key) ? texts.of(key) : word;
  }
}
