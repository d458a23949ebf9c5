package org.carillon.mailbox.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours a label can have; how each looks is the page's. */
public enum LabelColour {
  RED,
  ORANGE,
  YELLOW,
  GREEN,
  TEAL,
  BLUE,
  PURPLE,
  GREY;

  /** Its word, in lower case: what tables keep and forms send. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour of that word. */
  public static Optional<LabelColour> of(String word) {
    return Arrays.stream(values()).filter(colour -> colour.word().equals(word)).findFirst();
  }
}
