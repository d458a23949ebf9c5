package org.carillon.mailbox.label;

import java.util.Arrays;
import java.util.Optional;

/** The tags that Thunderbird comes with, whose keywords other programs show by these names too. */
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

  /** Its IMAP keyword. */
  public String keyword() {
    return keyword;
  }

  /** The colour it usually has. */
  public LabelColour colour() {
    return colour;
  }

  /** The one with that keyword, compared without case as IMAP does. */
  public static Optional<KnownLabel> of(String keyword) {
    return Arrays.stream(values())
        .filter(known -> known.keyword.equalsIgnoreCase(keyword))
        .findFirst();
  }
}
