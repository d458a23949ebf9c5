package org.carillon.contract.dns;

import java.util.List;

/**
 * What the DNS says of a name and a type.
 *
 * @param <T> what a record of the type holds
 */
public sealed interface DnsReply<T> {

  /** There are these, at least one; in no particular order. */
  record Found<T>(List<T> records) implements DnsReply<T> {
    /** Copies. */
    public Found {
      records = List.copyOf(records);
    }
  }

  /** The name exists, without records of the type (RFC 2308 §2.2). */
  record NoRecords<T>() implements DnsReply<T> {}

  /** The name does not exist (RFC 2308 §2.1). */
  record NoName<T>() implements DnsReply<T> {}

  /** No server could tell, in time or at all. */
  record Unknown<T>(String why) implements DnsReply<T> {}
}
