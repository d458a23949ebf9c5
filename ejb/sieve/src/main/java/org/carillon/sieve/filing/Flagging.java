package org.carillon.sieve.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Flags as scripts write them (RFC 5232 §2): several may stand in a string, blanks between them.
 */
public final class Flagging {
  private static final Pattern FLAG = Pattern.compile("\\\\?[^\\s\\x00-\\x1f\\x7f(){%*\"\\\\\\]]+");
  private static final int MOST = 100;

  private Flagging() {}

  /** Each flag once, in any case; what is none is left out. */
  public static List<String> split(List<String> texts) {
    return add(List.of(), texts);
  }

  /** Flags and further ones. */
  static List<String> add(List<String> flags, List<String> texts) {
    List<String> all = new ArrayList<>(flags);
    for (String text : texts) {
      for (String flag : text.split("[ \\t\\r\\n]+", MOST)) {
        if (FLAG.matcher(flag).matches() && !has(all, flag) && all.size() < MOST) {
          all.add(flag);
        }
      }
    }
    return all;
  }

  /** Flags without some of them. */
  static List<String> remove(List<String> flags, List<String> texts) {
    List<String> gone = split(texts);
    return flags.stream().filter(flag -> !has(gone, flag)).toList();
  }

  private static boolean has(List<String> flags, String wanted) {
    return flags.stream().anyMatch(wanted::equalsIgnoreCase);
  }
}
