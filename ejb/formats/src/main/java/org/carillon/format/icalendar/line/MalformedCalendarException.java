package org.carillon.format.icalendar.line;

/** Thrown if octets are not iCalendar. The message is in plain English and names the line. */
public final class MalformedCalendarException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /** Creates the exception for an error in a line, from 1, or 0 for none. */
  public MalformedCalendarException(String what, int line) {
    super(line == 0 ? what : "line " + line + ": " + what, null, false, false);
    this.line = line;
  }

  /** Returns the line, from 1; 0 if there is no particular one. */
  public int line() {
    return line;
  }
}
