package org.carillon.mailbox;

/**
 * The space that an account's messages take, and the account's quota.
 *
 * @param octets the number of octets that the messages take
 * @param mostOctets the largest number of octets allowed; 0: no limit
 * @param messages the number of messages
 * @param mostMessages the largest number of messages allowed; 0: no limit
 * @param nearlyFull true if the account is so full that its owner is alerted ({@code
 *     mailbox.quota.alert-percent})
 */
public record AccountUse(
    long octets, long mostOctets, long messages, long mostMessages, boolean nearlyFull) {

  /** Returns the fullness in percent, of octets or messages, whichever is higher; 0 unlimited. */
  public long percent() {
    return Math.max(percent(octets, mostOctets), percent(messages, mostMessages));
  }

  private static long percent(long held, long most) {
    return most == 0 ? 0 : (long) (100.0 * held / most);
  }
}
