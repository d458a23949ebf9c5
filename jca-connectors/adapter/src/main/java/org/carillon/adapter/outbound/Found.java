package org.carillon.adapter.outbound;

import java.util.List;
import org.xbill.DNS.Record;

/** What the DNS says. */
sealed interface Found {

  /** There are these, aliases followed; at least one. */
  record Records(List<Record> records) implements Found {}

  /** The name exists, without records of the type. */
  record NoRecords() implements Found {}

  /** The name does not exist. */
  record NoName() implements Found {}

  /** No server could tell. */
  record Unknown(String why) implements Found {}
}
