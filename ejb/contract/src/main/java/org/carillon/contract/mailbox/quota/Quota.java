package org.carillon.contract.mailbox.quota;

/**
 * An account's usage and its limits (RFC 9208).
 *
 * @param octets the octets of all its messages
 * @param messages the messages in all its mailboxes
 * @param mailboxes its mailboxes of any kind
 */
public record Quota(Resource octets, Resource messages, Resource mailboxes) {

  /** A resource's usage and its limit, 0 for unlimited. */
  public record Resource(long used, long limit) {

    public boolean isReached() {
      return limit > 0 && used >= limit;
    }
  }
}
