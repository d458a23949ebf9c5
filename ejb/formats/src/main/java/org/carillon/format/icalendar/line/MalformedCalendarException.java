package org.carillon.format.icalendar.line;

/** Octets that are no iCalendar; the message names the line and is in plain English. */
public final class MalformedCalendarException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * What is wrong, and where.
   *
   * @param line from 1; 0 where it is nowhere in particular
   */
  public MalformedCalendarException(String what, int line) {
    super(line == 0 ? what : "line " + line + ": " + what, null, false, false);
    this.line = line;
  }

  /** The line, from 1; 0 where it is nowhere in particular. */
  public int line() {
    return line;
  }
}
