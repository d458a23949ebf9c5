package org.carillon.sieve.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.sieve.syntax.SieveLimits;

/**
 * The variables of a script (RFC 5229), some of them shared with including or included scripts (RFC
 * 6609 §3.4). Names are in lower case; unset variables are empty.
 */
public final class Variables {
  private static final String GLOBAL = "global.";

  private final SieveLimits limits;
  private final Shared shared;
  private final Map<String, String> own = new HashMap<>();
  private final Set<String> globals = new HashSet<>();
  private List<String> matched = List.of();

  /** The shared variables of a run. */
  static final class Shared {
    private final Map<String, String> values = new HashMap<>();
    private long octets;
    private int count;
  }

  Variables(SieveLimits limits, Shared shared) {
    this.limits = limits;
    this.shared = shared;
  }

  public String get(String name) {
    if (name.startsWith(GLOBAL)) {
      return shared.values.getOrDefault(name.substring(GLOBAL.length()), "");
    }
    return (globals.contains(name) ? shared.values : own).getOrDefault(name, "");
  }

  /** Sets one; a text that is too long is truncated (RFC 5229 §6). */
  public void set(String name, String text) {
    String value = cut(text, limits.variableLength());
    boolean isShared = name.startsWith(GLOBAL) || globals.contains(name);
    String key = name.startsWith(GLOBAL) ? name.substring(GLOBAL.length()) : name;
    Map<String, String> values = isShared ? shared.values : own;
    String before = values.get(key);
    long octets = shared.octets + value.length() - (before == null ? 0 : before.length());
    if (octets > limits.variableOctets()) {
      throw ScriptFault.ofStep(
          "The variable "
              + name
              + " is not changed: all variables together have too many characters");
    }
    values.put(key, value);
    shared.octets = octets;
    shared.count += before == null ? 1 : 0;
    if (shared.count > limits.variables()) {
      throw ScriptFault.limit("variables", limits.variables());
    }
  }

  /** Truncates a text, without splitting a character. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  /** Makes this name the shared variable's from here on. */
  public void share(String name) {
    globals.add(name);
  }

  /** The text of a wildcard in the last match; 0 is the whole match (RFC 5229 §3.2). */
  public String matched(int number) {
    return number < matched.size() ? matched.get(number) : "";
  }

  public void match(List<String> groups) {
    matched = List.copyOf(groups);
  }
}
