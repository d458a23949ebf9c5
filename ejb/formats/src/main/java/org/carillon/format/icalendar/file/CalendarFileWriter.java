package org.carillon.format.icalendar.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ZoneText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Writes objects into one iCalendar file (RFC 5545 §3.4) one by one, so that a calendar may have
 * any size. Each time zone is written once, before its first use. If two objects use the same
 * unknown TZID for different zones, the second zone is renamed. Not thread-safe.
 */
public final class CalendarFileWriter implements ObjectSink {
  private static final String TZID = "TZID";

  private final OutputStream out;
  private final Map<String, String> zones = new HashMap<>();

  /** Begins the file, with the properties of the calendar as a whole. */
  public CalendarFileWriter(OutputStream out, List<ContentLine> head) throws IOException {
    this.out = out;
    write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Carillon//Carillon//EN\r\n");
    for (ContentLine line : head) {
      write(line.toString());
    }
  }

  @Override
  public void write(CalendarObject object) throws IOException {
    Map<String, String> renamed = new HashMap<>();
    List<CalendarComponent> defined = object.calendar().components("VTIMEZONE");
    for (CalendarComponent zone : defined) {
      zone(zone, renamed);
    }
    List<CalendarComponent> parts = object.parts().stream().map(CalendarPart::component).toList();
    for (CalendarComponent zone : ZoneText.missingAtAnyTime(parts, defined)) {
      zone(zone, renamed);
    }
    for (CalendarPart part : object.parts()) {
      octets(renamed.isEmpty() ? part.component() : renamed(part.component(), renamed));
    }
  }

  private void zone(CalendarComponent zone, Map<String, String> renamed) throws IOException {
    String name = zone.text(TZID).orElse("").strip();
    String said = zone.toString();
    String known = zones.putIfAbsent(name, said);
    if (known == null) {
      octets(zone);
    } else if (!known.equals(said) && ZoneNames.find(name).isEmpty()) {
      Optional<String> free = Optional.empty();
      for (int number = 2; free.isEmpty(); number++) {
        String other = name + " " + number;
        String taken = zones.putIfAbsent(other, said);
        if (taken == null) {
          octets(zone.with(ContentLine.of(TZID, other)));
        }
        free = taken == null || taken.equals(said) ? Optional.of(other) : Optional.empty();
      }
      renamed.put(name, free.get());
    }
  }

  private static CalendarComponent renamed(CalendarComponent component, Map<String, String> names) {
    List<CalendarNode> nodes =
        component.nodes().stream()
            .map(
                node ->
                    switch (node) {
                      case ContentLine line ->
                          line.parameterValue(TZID)
                              .map(name -> names.get(name.strip()))
                              .<CalendarNode>map(name -> line.with(new LineParameter(TZID, name)))
                              .orElse(line);
                      case CalendarComponent inner -> renamed(inner, names);
                    })
            .toList();
    return CalendarComponent.of(component.name(), nodes);
  }

  /** Writes a component with CRLF line ends, whatever line ends it came with. */
  private void octets(CalendarComponent component) throws IOException {
    byte[] stored = component.octets();
    ByteArrayOutputStream plain = new ByteArrayOutputStream(stored.length + 64);
    for (int i = 0; i < stored.length; i++) {
      if (stored[i] == '\n' && (i == 0 || stored[i - 1] != '\r')) {
        plain.write('\r');
      }
      plain.write(stored[i]);
    }
    plain.writeTo(out);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void end() throws IOException {
    write("END:VCALENDAR\r\n");
    out.flush();
  }
}
