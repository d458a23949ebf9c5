package org.carillon.mailauth.dkim.canonical;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.mime.header.Header;

/** Finds a header's fields by name from the bottom (RFC 6376 §5.4.2). */
public final class FieldIndex {
  /** No field. */
  public static final int NONE = -1;

  private final Header header;

  /** The lowest field of each name, in lower case. */
  private final Map<String, Integer> lowest = new HashMap<>();

  /** For each field the next one above it that is called alike. */
  private final int[] above;

  private final Map<String, Integer> counts = new HashMap<>();

  /** Looks at each field once. */
  public FieldIndex(Header header) {
    this.header = header;
    this.above = new int[header.size()];
    for (int i = 0; i < above.length; i++) {
      String name = header.field(i).name().toLowerCase(Locale.ROOT);
      Integer before = lowest.put(name, i);
      above[i] = before == null ? NONE : before;
      counts.merge(name, 1, Integer::sum);
    }
  }

  /** How many fields have this name, in lower case. */
  public int count(String name) {
    return counts.getOrDefault(name, 0);
  }

  /**
   * Adds the fields that a list of names selects; names without a field select nothing.
   *
   * @param own the signature's own field, which no signature signs as one of the others; -1 if it
   *     is not there yet
   */
  public void select(List<String> names, int own, CanonicalHeader into) {
    Map<String, Integer> next = new HashMap<>(lowest);
    for (String name : names) {
      int at = next.getOrDefault(name, NONE);
      if (at == own && at != NONE) {
        at = above[at];
      }
      if (at != NONE) {
        into.add(header.field(at));
        next.put(name, above[at]);
      }
    }
  }
}
