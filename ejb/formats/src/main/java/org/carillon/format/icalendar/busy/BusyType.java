package org.carillon.format.icalendar.busy;

/** How a time is taken (RFC 5545 §3.2.9), each outweighing those before it. */
public enum BusyType {
  /** It may be taken. */
  BUSY_TENTATIVE("BUSY-TENTATIVE"),
  /** Nobody is there. */
  BUSY_UNAVAILABLE("BUSY-UNAVAILABLE"),
  /** It is taken. */
  BUSY("BUSY");

  private final String written;

  BusyType(String written) {
    this.written = written;
  }

  /** As FBTYPE says it. */
  public String written() {
    return written;
  }
}
