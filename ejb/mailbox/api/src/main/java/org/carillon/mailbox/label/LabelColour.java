package org.carillon.mailbox.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours of labels. The page decides how each looks. */
public enum LabelColour {
  RED,
  ORANGE,
  YELLOW,
  GREEN,
  TEAL,
  BLUE,
  PURPLE,
  GREY;

  /** Returns the colour's word in lower case, as stored in tables and sent by forms. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<LabelColour> of(String word) {
    return Arrays.stream(values()).filter(colour -> colour.word().equals(word)).findFirst();
  }
}
