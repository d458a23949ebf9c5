package org.carillon.dav.header;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a client would like (RFC 7240). */
public enum Preference {
  /** Nothing but what it does not know: {@code return=minimal}, once {@code Brief: t}. */
  MINIMAL,
  /** The resource as it is then: {@code return=representation}. */
  REPRESENTATION,
  /** Whatever. */
  NONE;

  /**
   * Reads the fields.
   *
   * @param prefer the {@code Prefer} fields
   * @param brief the {@code Brief} field; null where there is none
   */
  public static Preference parse(List<String> prefer, String brief) {
    for (String field : prefer == null ? Collections.<String>emptyList() : prefer) {
      for (String each : field.toLowerCase(Locale.ROOT).split("[,;]")) {
        String one = each.replace("\"", "").replace(" ", "");
        if (one.equals("return=minimal") || one.equals("return-minimal")) {
          return MINIMAL;
        }
        if (one.equals("return=representation") || one.equals("return-representation")) {
          return REPRESENTATION;
        }
      }
    }
    return brief != null && brief.strip().equalsIgnoreCase("t") ? MINIMAL : NONE;
  }
}
