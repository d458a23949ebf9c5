package org.carillon.contract.dns;

/** Questions to the DNS. Is asked by many threads at once; each waits for its answer. */
public interface DnsLookup {

  /**
   * Asks for the records of a name; aliases (CNAME, DNAME) are followed.
   *
   * @param name in ASCII, with or without the dot at its end; one that can't be a name has no
   *     records and does not exist
   * @throws InterruptedException when nobody waits for it any more
   */
  <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException;
}
