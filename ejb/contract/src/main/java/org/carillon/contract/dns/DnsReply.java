package org.carillon.contract.dns;

import java.util.List;

/** The answer of the DNS for a name and a type, with data {@code T} in its records. */
public sealed interface DnsReply<T> {

  /** The records, at least one, in no particular order. */
  record Found<T>(List<T> records) implements DnsReply<T> {
    public Found {
      records = List.copyOf(records);
    }
  }

  /** The name exists, without records of the type (RFC 2308 §2.2). */
  record NoRecords<T>() implements DnsReply<T> {}

  /** The name does not exist (RFC 2308 §2.1). */
  record NoName<T>() implements DnsReply<T> {}

  /** No server gave a usable answer in time. */
  record Unknown<T>(String why) implements DnsReply<T> {}
}
