package org.carillon.webadmin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;

/** Checks of strangers' mail in people's words. */
@Named("checkWords")
@RequestScoped
public class CheckWords {
  @Inject private Texts texts;

  /** What a check is called. */
  public String name(String check) {
    return FindingLine.checkName(check, texts);
  }

  /** Whether a check spoke, or why not. */
  public String outcome(String word) {
    String key = "trace.check-outcome." + word;
    return texts.knows(key) ? texts.of(key) : word;
  }
}
