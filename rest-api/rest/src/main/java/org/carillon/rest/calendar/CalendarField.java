package org.carillon.rest.calendar;

import java.nio.charset.StandardCharsets;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.rest.kit.Fields;

/** The iCalendar object in a request. */
final class CalendarField {
  static final String FIELD = "calendar";

  private CalendarField() {}

  /** Returns the object, with or without a METHOD. */
  static Answer<CalendarObject> of(Fields fields) {
    byte[] octets = fields.text(FIELD).getBytes(StandardCharsets.UTF_8);
    return switch (CalendarObject.readMessage(octets)) {
      case CalendarParseResult.Read(CalendarObject object) -> new Answer.Done<>(object);
      case CalendarParseResult.Unusable(var fault, String detail) ->
          Answer.failed(
              new Failure.Invalid(
                  FIELD, fault.code(), "This is not a valid calendar object: " + detail + "."));
    };
  }
}
