package org.carillon.contract.mailbox.messages;

/**
 * The limits for appending to a mailbox.
 *
 * @param octets the size of the largest message
 * @param room the octets that the account's quota still allows, as far as known now; the append
 *     itself checks again
 * @param eightBitHeaders true if header fields may contain octets above 127 although the client did
 *     not declare that it supports them (RFC 6855 §4)
 */
public record AppendTerms(long octets, long room, boolean eightBitHeaders) {

  /** Returns the same limits without the quota. */
  public AppendTerms withoutQuota() {
    return new AppendTerms(octets, Long.MAX_VALUE, eightBitHeaders);
  }
}
