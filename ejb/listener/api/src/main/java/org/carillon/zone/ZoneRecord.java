package org.carillon.zone;

import java.util.List;

/**
 * A record that a domain's zone should have.
 *
 * @param name its name, without the dot at its end
 * @param type its type, as zone files have it
 * @param value what it says, as zone files have it (RFC 1035 §5.1)
 * @param purpose what it is for
 * @param state whether the DNS shows it
 * @param found what the DNS shows in its place; empty of what is there, missing or not known
 */
public record ZoneRecord(
    String name, String type, String value, Purpose purpose, State state, List<String> found) {
  /** Copies. */
  public ZoneRecord {
    found = List.copyOf(found);
  }

  /** What it is for. */
  public enum Purpose {
    /** Mail for the domain arrives. */
    MAIL,
    /** Mail of the domain is believed. */
    SENDER,
    /** Other servers tell how encrypted mail fares on its way here. */
    TRANSPORT,
    /** Other servers bring mail only encrypted. */
    ENCRYPTION,
    /** Mail, calendar and contact programs find the server by an address. */
    PROGRAMS,
    /** Calls for the domain arrive. */
    CALLS
  }

  /** What the DNS says. */
  public enum State {
    THERE,
    MISSING,
    /** Something else is there, which may be meant so. */
    OTHER,
    /** Nobody could tell in time. */
    UNKNOWN
  }

  /** As a line of a zone file. */
  public String line() {
    return name + ". IN " + type + " " + value;
  }
}
