package org.carillon.store.rows;

/**
 * How much an account may hold before its owner is told that it is nearly full.
 *
 * @param messages this many or more are worth telling
 * @param octets this many or more are worth telling
 */
public record AlertLevel(long messages, long octets) {
  /** Nothing is worth telling. */
  public static final AlertLevel NEVER = new AlertLevel(Long.MAX_VALUE, Long.MAX_VALUE);

  /**
   * A share of the limits.
   *
   * @param percent 1 to 100; 0 for never
   * @param mostMessages the limit; 0 for none
   * @param mostOctets the limit; 0 for none
   */
  public static AlertLevel of(long percent, long mostMessages, long mostOctets) {
    return percent == 0
        ? NEVER
        : new AlertLevel(share(percent, mostMessages), share(percent, mostOctets));
  }

  public boolean isReached(long heldMessages, long heldOctets) {
    return heldMessages >= messages || heldOctets >= octets;
  }

  /** Rounded up, and never beyond the range of numbers. */
  private static long share(long percent, long most) {
    return most == 0 ? Long.MAX_VALUE : most / 100 * percent + (most % 100 * percent + 99) / 100;
  }
}
