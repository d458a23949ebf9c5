package org.carillon.mailbox;

/**
 * What an account's messages take of what they may.
 *
 * @param octets what they take
 * @param mostOctets what they may take; 0: without limit
 * @param messages how many there are
 * @param mostMessages how many there may be; 0: without limit
 * @param nearlyFull whether it is so much that the account's owner is told ({@code
 *     mailbox.quota.alert-percent})
 */
public record AccountUse(
    long octets, long mostOctets, long messages, long mostMessages, boolean nearlyFull) {

  /** How full it is by that of both that is fuller, in percent, rounded down; 0 without limits. */
  public long percent() {
    return Math.max(percent(octets, mostOctets), percent(messages, mostMessages));
  }

  private static long percent(long held, long most) {
    return most == 0 ? 0 : (long) (100.0 * held / most);
  }
}
