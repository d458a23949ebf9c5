package org.carillon.zone;

import java.util.List;

/**
 * A record that a domain's zone should have.
 *
 * @param name its name, without the final dot
 * @param type its type, as in zone files
 * @param value its value, as in zone files (RFC 1035 §5.1)
 * @param purpose its purpose
 * @param state whether the DNS shows it
 * @param found what the DNS shows instead; empty unless that differs
 */
public record ZoneRecord(
    String name, String type, String value, Purpose purpose, State state, List<String> found) {
  public ZoneRecord {
    found = List.copyOf(found);
  }

  /** The purpose of a record. */
  public enum Purpose {
    /** Mail for the domain arrives. */
    MAIL,
    /** Mail of the domain is trusted. */
    SENDER,
    /** Other servers report on encrypted mail to this one. */
    TRANSPORT,
    /** Other servers bring mail only encrypted. */
    ENCRYPTION,
    /** Mail, calendar and contact programs find the server by an address. */
    PROGRAMS,
    /** Calls for the domain arrive. */
    CALLS
  }

  /** The DNS's answer. */
  public enum State {
    THERE,
    MISSING,
    /** A different record is there, perhaps on purpose. */
    OTHER,
    /** The DNS did not answer in time. */
    UNKNOWN
  }

  /** Returns the record as a line of a zone file. */
  public String line() {
    return name + ". IN " + type + " " + value;
  }
}
