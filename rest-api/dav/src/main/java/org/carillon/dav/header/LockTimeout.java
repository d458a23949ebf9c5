package org.carillon.dav.header;

import java.time.Duration;
import java.util.Locale;

/** The wanted lifetime of a lock (RFC 4918 §10.7). */
public final class LockTimeout {
  /** The longest lifetime. */
  public static final Duration MOST = Duration.ofDays(1);

  /** The lifetime if the client names none. */
  public static final Duration USUAL = Duration.ofHours(1);

  private LockTimeout() {}

  /** Returns the first value understood, at most {@link #MOST}; null is no field. */
  public static Duration parse(String field) {
    if (field == null) {
      return USUAL;
    }
    for (String each : field.split(",")) {
      String one = each.strip().toLowerCase(Locale.ROOT);
      if (one.equals("infinite")) {
        return MOST;
      }
      if (one.startsWith("second-") && one.length() < 30) {
        try {
          long seconds = Long.parseLong(one.substring(7));
          return Duration.ofSeconds(Math.clamp(seconds, 1, MOST.toSeconds()));
        } catch (NumberFormatException other) {
          // The next may be understood.
          continue;
        }
      }
    }
    return USUAL;
  }
}
