package org.carillon.webmail.calendar;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mailbox.label.LabelColour;

/** Finds the page's colour nearest to a client's: it is legible and needs no style of its own. */
public final class NearestColour {
  private static final Pattern WRITTEN = Pattern.compile("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?");

  private static final Map<LabelColour, Integer> LOOKS =
      Map.of(
          LabelColour.RED, 0xC6352B,
          LabelColour.ORANGE, 0xE07B1A,
          LabelColour.YELLOW, 0xD9BE2C,
          LabelColour.GREEN, 0x2C9A4B,
          LabelColour.TEAL, 0x14A0A8,
          LabelColour.BLUE, 0x2B6AC6,
          LabelColour.PURPLE, 0x8A45B8,
          LabelColour.GREY, 0x808080);

  private NearestColour() {}

  /**
   * Returns the nearest colour.
   *
   * @param written {@code #RRGGBB}, also with two more digits
   * @return the colour; empty if {@code written} is not a colour
   */
  static Optional<LabelColour> of(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    int wanted = Integer.parseInt(written.substring(1, 7), 16);
    return LOOKS.keySet().stream()
        .min(Comparator.comparingInt(colour -> distance(wanted, LOOKS.get(colour))));
  }

  /** Returns the colour in the form that calendar clients read. */
  public static String written(LabelColour colour) {
    return "#%06X".formatted(LOOKS.get(colour));
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}
