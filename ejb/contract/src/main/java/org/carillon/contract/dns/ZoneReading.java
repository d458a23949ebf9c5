package org.carillon.contract.dns;

public sealed interface ZoneReading {

  /** The text is a valid zone. */
  record Zone(DnsLookup lookup) implements ZoneReading {}

  /** The text is not a valid zone; {@code why} is a sentence for people. */
  record NoZone(String why) implements ZoneReading {}
}
