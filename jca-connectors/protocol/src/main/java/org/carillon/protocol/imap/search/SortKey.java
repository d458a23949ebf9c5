package org.carillon.protocol.imap.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;

/**
 * What messages are sorted by (RFC 5256 §3, RFC 5957).
 *
 * @param criterion which of their properties
 * @param reversed whether from the last to the first
 */
record SortKey(Criterion criterion, boolean reversed) {
  private static final int MOST_KEYS = 50;

  /** Properties of a message. */
  enum Criterion {
    ARRIVAL,
    CC,
    DATE,
    DISPLAYFROM,
    DISPLAYTO,
    FROM,
    /** How well a message fits, best first (RFC 6203 §5). */
    RELEVANCY,
    SIZE,
    SUBJECT,
    TO
  }

  /** Reads the parenthesised criteria. */
  static List<SortKey> read(Arguments arguments) throws BadCommand {
    List<SortKey> keys = new ArrayList<>();
    arguments.expect('(');
    do {
      boolean reversed = arguments.takeWord("REVERSE");
      if (reversed) {
        arguments.expect(' ');
      }
      if (keys.size() == MOST_KEYS) {
        throw new BadCommand("Too many sort keys");
      }
      keys.add(new SortKey(arguments.word(Criterion.class, "Unknown sort key"), reversed));
    } while (arguments.take(' '));
    arguments.expect(')');
    return keys;
  }

  /** The order by several keys, the first weighing most, and by number where all are equal. */
  static Comparator<SortedMessage> order(List<SortKey> keys) {
    Comparator<SortedMessage> order = (one, other) -> 0;
    for (int i = 0; i < keys.size(); i++) {
      int at = i;
      Comparator<SortedMessage> next =
          (one, other) -> SortedMessage.compare(one.values()[at], other.values()[at]);
      order = order.thenComparing(keys.get(i).reversed ? next.reversed() : next);
    }
    return order.thenComparingInt(SortedMessage::index);
  }
}
