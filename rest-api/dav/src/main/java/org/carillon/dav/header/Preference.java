package org.carillon.dav.header;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The response that a client prefers (RFC 7240). */
public enum Preference {
  /** Only what the client does not know: {@code return=minimal}, formerly {@code Brief: t}. */
  MINIMAL,
  /** The resource as it is after the request: {@code return=representation}. */
  REPRESENTATION,
  NONE;

  /** Asks for the members of a collection without the collection (RFC 8144 §4). */
  public static final String NO_ROOT = "depth-noroot";

  /**
   * Reads the fields.
   *
   * @param prefer the {@code Prefer} fields
   * @param brief the {@code Brief} field; null where there is none
   */
  public static Preference parse(List<String> prefer, String brief) {
    for (String one : each(prefer)) {
      if (one.equals("return=minimal") || one.equals("return-minimal")) {
        return MINIMAL;
      }
      if (one.equals("return=representation") || one.equals("return-representation")) {
        return REPRESENTATION;
      }
    }
    return brief != null && brief.strip().equalsIgnoreCase("t") ? MINIMAL : NONE;
  }

  /** Returns true if a {@code Prefer} field wants members without the collection (RFC 8144 §4). */
  public static boolean isNoRoot(List<String> prefer) {
    return each(prefer).contains(NO_ROOT);
  }

  private static List<String> each(List<String> prefer) {
    return prefer.stream()
        .flatMap(field -> Arrays.stream(field.toLowerCase(Locale.ROOT).split("[,;]")))
        .map(one -> one.replace("\"", "").replace(" ", ""))
        .toList();
  }
}
