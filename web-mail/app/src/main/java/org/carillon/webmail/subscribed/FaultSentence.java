package org.carillon.webmail.subscribed;

import java.util.Locale;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.web.Texts;

/** Why what is followed could not be fetched, for people. */
public final class FaultSentence {
  private static final String USUAL = "subscribed";

  private FaultSentence() {}

  /**
   * It as a sentence; empty when it was fetched as a whole.
   *
   * @param kind what the keys of its own sentences begin with
   * @param status what the server said, or how much was left out
   */
  public static String of(Texts texts, String kind, FetchFault fault, int status) {
    if (fault == FetchFault.NONE) {
      return "";
    }
    String word = ".fault." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.of((texts.knows(kind + word) ? kind : USUAL) + word, status);
  }
}
