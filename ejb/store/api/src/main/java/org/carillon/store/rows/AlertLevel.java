package org.carillon.store.rows;

/**
 * The amount of mail from which an account's owner is warned. Either limit is enough.
 *
 * @param messages the number of messages from which on the owner is warned
 * @param octets the number of octets from which on the owner is warned
 */
public record AlertLevel(long messages, long octets) {
  /** A level that is never reached. */
  public static final AlertLevel NEVER = new AlertLevel(Long.MAX_VALUE, Long.MAX_VALUE);

  /**
   * Returns the level at a share of the limits.
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

  /** Returns the share, rounded up, without overflow. */
  private static long share(long percent, long most) {
    return most == 0 ? Long.MAX_VALUE : most / 100 * percent + (most % 100 * percent + 99) / 100;
  }
}
