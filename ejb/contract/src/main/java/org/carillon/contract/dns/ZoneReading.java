package org.carillon.contract.dns;

/** What a text was read as that should be a zone. */
public sealed interface ZoneReading {

  /** It is one. */
  record Zone(DnsLookup lookup) implements ZoneReading {}

  /**
   * It breaks the format.
   *
   * @param why a sentence for people
   */
  record NoZone(String why) implements ZoneReading {}
}
