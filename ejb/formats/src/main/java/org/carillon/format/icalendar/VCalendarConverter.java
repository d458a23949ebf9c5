package org.carillon.format.icalendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.io.text.ICalReader;
import biweekly.io.text.ICalWriter;
import biweekly.property.ICalProperty;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;

/** Converts vCalendar 1.0 to iCalendar, by means of the biweekly library. */
final class VCalendarConverter {
  private static final Pattern VERSION = Pattern.compile("(?im)^VERSION:1\\.0\\s*$");

  private VCalendarConverter() {}

  /** Returns whether the octets declare version 1.0, whose lines need another reader. */
  static boolean is(byte[] octets) {
    String begin =
        new String(octets, 0, Math.min(octets.length, 1000), StandardCharsets.ISO_8859_1);
    return VERSION.matcher(begin).find();
  }

  /** Returns the calendar of version 1.0 converted to 2.0, or empty if it can't be converted. */
  static Optional<CalendarComponent> converted(byte[] old) {
    String text = new String(old, StandardCharsets.UTF_8);
    try (ICalReader reader = new ICalReader(new StringReader(text))) {
      ICalendar calendar = reader.readNext();
      if (calendar == null) {
        return Optional.empty();
      }
      calendar.setVersion(ICalVersion.V2_0);
      decoded(calendar);
      StringWriter out = new StringWriter();
      try (ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0)) {
        writer.write(calendar);
      }
      List<CalendarComponent> read =
          ComponentReader.read(out.toString().getBytes(StandardCharsets.UTF_8));
      return read.size() == 1 ? Optional.of(read.getFirst()) : Optional.empty();
    } catch (IOException | MalformedCalendarException | RuntimeException e) {
      // Malformed vCalendars make the library fail in many ways. Such a text is not a vCalendar.
      return Optional.empty();
    }
  }

  /** Removes the parameters that declare an encoding, as the texts are decoded already. */
  private static void decoded(ICalComponent component) {
    for (ICalProperty property : component.getProperties().values()) {
      if ("QUOTED-PRINTABLE".equalsIgnoreCase(property.getParameter("ENCODING"))) {
        property.removeParameter("ENCODING");
      }
      property.removeParameter("CHARSET");
    }
    component.getComponents().values().forEach(VCalendarConverter::decoded);
  }
}
