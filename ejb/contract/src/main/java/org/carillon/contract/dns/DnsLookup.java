package org.carillon.contract.dns;

/** Queries to the DNS. Many threads use it at once; each waits for its answer. */
public interface DnsLookup {

  /**
   * Asks for the records of a name; aliases (CNAME, DNAME) are followed.
   *
   * @param name in ASCII, with or without the dot at its end; an impossible name has no records and
   *     does not exist
   * @throws InterruptedException if the thread is interrupted because the answer is no longer
   *     needed
   */
  <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException;
}
