package org.carillon.contract.dns;

/**
 * The DNS client that an adapter offers to core code, which must not open sockets. It is used by
 * many threads, and caches answers for as long as their TTL allows.
 */
public interface DnsClient {

  /** Asks as {@link DnsLookup#find} does. */
  <T> DnsReply<T> find(DnsPolicy policy, String name, DnsType<T> type) throws InterruptedException;

  /**
   * Reads a zone that is queried instead of the DNS, in master file format (RFC 1035 §5). It may
   * hold names of any domain; a name that it does not hold does not exist.
   */
  ZoneReading read(String zone);
}
