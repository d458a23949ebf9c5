package org.carillon.format.jscalendar;

/** A member of JSCalendar has an invalid value. */
final class MalformedJsCalendar extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String pointer;

  MalformedJsCalendar(String pointer, String sentence) {
    super(sentence, null, false, false);
    this.pointer = pointer;
  }

  String pointer() {
    return pointer;
  }
}
