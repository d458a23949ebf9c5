package org.carillon.mailauth.dkim.canonical;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.mime.header.Header;

/** Finds a header's fields by name, from the bottom (RFC 6376 §5.4.2). Not thread-safe. */
public final class FieldIndex {
  /** The value for no field. */
  public static final int NONE = -1;

  private final Header header;
  private final Map<String, Alike> names = new HashMap<>();

  /** The next field above each field with the same name. */
  private final int[] above;

  /** The number of selections so far. */
  private int selection;

  /** The fields of one name. */
  private static final class Alike {
    private int lowest = NONE;
    private int count;

    /** The next field to take in a selection. */
    private int next;

    private int selection;
  }

  /** Creates the index of a header. Each field is looked at once. */
  public FieldIndex(Header header) {
    this.header = header;
    this.above = new int[header.size()];
    for (int i = 0; i < above.length; i++) {
      String name = header.field(i).name().toLowerCase(Locale.ROOT);
      Alike alike = names.computeIfAbsent(name, _ -> new Alike());
      above[i] = alike.lowest;
      alike.lowest = i;
      alike.count++;
    }
  }

  /** Returns the number of fields with this name, which must be in lower case. */
  public int count(String name) {
    Alike alike = names.get(name);
    return alike == null ? 0 : alike.count;
  }

  /**
   * Adds the fields that a list of names selects. Names without a field select nothing.
   *
   * @param own the signature's own field, which is never selected; -1 if it does not exist yet
   */
  public void select(List<String> wanted, int own, CanonicalHeader into) {
    selection++;
    for (String name : wanted) {
      Alike alike = names.get(name);
      if (alike != null) {
        int at = next(alike);
        if (at == own && at != NONE) {
          at = above[at];
        }
        if (at != NONE) {
          into.add(header.field(at));
          alike.next = above[at];
        }
      }
    }
  }

  private int next(Alike alike) {
    if (alike.selection != selection) {
      alike.selection = selection;
      alike.next = alike.lowest;
    }
    return alike.next;
  }
}
