package org.carillon.mailbox.label;

import java.util.Arrays;
import java.util.Optional;

/** The default tags of Thunderbird. Other programs also show their keywords by these names. */
public enum KnownLabel {
  IMPORTANT("$label1", LabelColour.RED),
  WORK("$label2", LabelColour.ORANGE),
  PERSONAL("$label3", LabelColour.GREEN),
  TO_DO("$label4", LabelColour.BLUE),
  LATER("$label5", LabelColour.PURPLE);

  private final String keyword;
  private final LabelColour colour;

  KnownLabel(String keyword, LabelColour colour) {
    this.keyword = keyword;
    this.colour = colour;
  }

  /** Returns the label's IMAP keyword. */
  public String keyword() {
    return keyword;
  }

  /** Returns the label's default colour. */
  public LabelColour colour() {
    return colour;
  }

  /** Returns the label with that keyword, compared without case as in IMAP. */
  public static Optional<KnownLabel> of(String keyword) {
    return Arrays.stream(values())
        .filter(known -> known.keyword.equalsIgnoreCase(keyword))
        .findFirst();
  }
}
