package org.carillon.adapter.outbound;

import java.util.List;
import org.xbill.DNS.Record;

/** What the DNS says of a name and a type. */
sealed interface DnsAnswer {

  /** There are these, aliases followed; at least one. */
  record Records(List<Record> records) implements DnsAnswer {}

  /** The name exists, without records of the type. */
  record NoRecords() implements DnsAnswer {}

  /** The name does not exist. */
  record NoName() implements DnsAnswer {}

  /** No server could tell. */
  record Unknown(String why) implements DnsAnswer {}
}
