package org.carillon.contract.dns;

/**
 * What an adapter offers to who must not open sockets. Is used by many threads; answers are kept as
 * long as they may be.
 */
public interface DnsClient {

  /**
   * Asks as {@link DnsLookup#find} does.
   *
   * @throws InterruptedException when nobody waits for it any more
   */
  <T> DnsReply<T> find(DnsPolicy policy, String name, DnsType<T> type) throws InterruptedException;

  /**
   * Reads a zone to be asked instead of the DNS, in master file format (RFC 1035 §5). It may hold
   * names of any domain; what is not in it does not exist.
   */
  ZoneReading read(String zone);
}
