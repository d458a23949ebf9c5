package org.carillon.sieve.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Flags in scripts (RFC 5232 §2): a string may have several, separated by spaces. */
public final class Flagging {
  private static final Pattern FLAG = Pattern.compile("\\\\?[^\\s\\x00-\\x1f\\x7f(){%*\"\\\\\\]]+");
  private static final int MOST = 100;

  private Flagging() {}

  /** Returns each flag once, in any case, without invalid ones. */
  public static List<String> split(List<String> texts) {
    return add(List.of(), texts);
  }

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

  static List<String> remove(List<String> flags, List<String> texts) {
    List<String> gone = split(texts);
    return flags.stream().filter(flag -> !has(gone, flag)).toList();
  }

  private static boolean has(List<String> flags, String wanted) {
    return flags.stream().anyMatch(wanted::equalsIgnoreCase);
  }
}
