package org.carillon.contract.mailbox.messages;

/**
 * What may be appended to a mailbox.
 *
 * @param octets the largest message
 * @param room how many octets the account has room for by what is known now; the append itself
 *     decides
 * @param eightBitHeaders whether fields of a header may hold octets above 127 although the client
 *     did not say that it knows of such (RFC 6855 §4)
 */
public record AppendTerms(long octets, long room, boolean eightBitHeaders) {

  /** The same where room is not asked for. */
  public AppendTerms withoutQuota() {
    return new AppendTerms(octets, Long.MAX_VALUE, eightBitHeaders);
  }
}
