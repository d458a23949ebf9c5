package org.carillon.format.icalendar.busy;

/** The kind of busy time (RFC 5545 §3.2.9). Each one takes precedence over those before it. */
public enum BusyType {
  /** The time may be busy. */
  BUSY_TENTATIVE("BUSY-TENTATIVE"),
  /** The person is not available. */
  BUSY_UNAVAILABLE("BUSY-UNAVAILABLE"),
  BUSY("BUSY");

  private final String written;

  BusyType(String written) {
    this.written = written;
  }

  /** Returns the value of FBTYPE. */
  public String written() {
    return written;
  }
}
