package org.carillon.contract.mailbox.quota;

/**
 * How much an account holds, and how much it may (RFC 9208).
 *
 * @param octets of all its messages
 * @param messages in all its mailboxes
 * @param mailboxes of any kind
 */
public record Quota(Resource octets, Resource messages, Resource mailboxes) {

  /**
   * One of the things that are limited.
   *
   * @param used how much there is
   * @param limit how much there may be; 0 for any
   */
  public record Resource(long used, long limit) {

    /** Whether there is as much as there may be. */
    public boolean isReached() {
      return limit > 0 && used >= limit;
    }
  }
}
