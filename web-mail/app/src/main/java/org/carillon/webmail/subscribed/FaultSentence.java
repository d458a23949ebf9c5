package org.carillon.webmail.subscribed;

import java.util.Locale;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.web.Texts;

/** Sentences on why a subscribed calendar could not be fetched. */
public final class FaultSentence {
  private static final String USUAL = "subscribed";

  private FaultSentence() {}

  /**
   * Returns the sentence; empty if everything was fetched.
   *
   * @param kind the prefix of the keys of its own sentences
   * @param status the server's status code, or the number of objects left out
   */
  public static String of(Texts texts, String kind, FetchFault fault, int status) {
    if (fault == FetchFault.NONE) {
      return "";
    }
    String word = ".fault." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.of((texts.knows(kind + word) ? kind : USUAL) + word, status);
  }
}
