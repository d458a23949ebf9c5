package org.carillon.format.icalendar.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * Writes objects as vCalendar 1.0 for old organisers and phones. That format has neither named time
 * zones nor overrides: times are written in UTC, a series becomes its first instance with the
 * others in a span as RDATE, and an override becomes an event of its own. Journal entries are left
 * out. Not thread-safe.
 */
public final class VCalendarWriter implements ObjectSink {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(500, 100_000);
  private static final int LINE = 72;

  private final OutputStream out;
  private final TimeSpan span;

  /** Begins the file, with the instances of series in this span. */
  public VCalendarWriter(OutputStream out, TimeSpan span) throws IOException {
    this.out = out;
    this.span = span;
    plain("BEGIN", "VCALENDAR");
    plain("VERSION", "1.0");
    plain("PRODID", "-//Carillon//Carillon//EN");
  }

  @Override
  public void write(CalendarObject object) throws IOException {
    if (object.kind() != CalendarKind.VEVENT && object.kind() != CalendarKind.VTODO) {
      return;
    }
    boolean recurs = object.series().map(series -> series.recurs()).orElse(false);
    if (!recurs) {
      part(object, object.main(), object.uid(), object.main().start(), List.of());
      return;
    }
    List<CalendarPart> overrides = object.overrides();
    List<SeriesInstance> usual = new ArrayList<>();
    for (SeriesInstance instance : object.instances(span, ZoneOffset.UTC, LIMIT).instances()) {
      if (instance.override() < 0) {
        usual.add(instance);
      } else {
        String uid = object.uid() + "-" + universal(object, instance.id()).written();
        CalendarPart part = overrides.get(instance.override());
        part(object, part, uid, Optional.of(instance.start()), List.of());
      }
    }
    if (!usual.isEmpty()) {
      part(
          object,
          object.main(),
          object.uid(),
          Optional.of(usual.getFirst().start()),
          usual.subList(1, usual.size()));
    }
  }

  private void part(
      CalendarObject object,
      CalendarPart part,
      String uid,
      Optional<CalendarTime> start,
      List<SeriesInstance> others)
      throws IOException {
    CalendarComponent component = part.component();
    boolean task = component.is("VTODO");
    plain("BEGIN", component.name());
    text("UID", uid);
    if (start.isPresent()) {
      CalendarTime begins = start.get();
      if (!task || part.time("DTSTART").isPresent()) {
        plain("DTSTART", moment(object, begins));
      }
      Optional<String> end = end(object, part, begins, task);
      if (end.isPresent()) {
        plain(task ? "DUE" : "DTEND", end.get());
      }
      if (!others.isEmpty()) {
        plain(
            "RDATE",
            others.stream()
                .map(instance -> moment(object, instance.start()))
                .collect(Collectors.joining(";")));
      }
    }
    text("SUMMARY", part.summary());
    text("DESCRIPTION", part.text("DESCRIPTION"));
    text("LOCATION", part.text("LOCATION"));
    Optional<String> categories = component.first("CATEGORIES").map(line -> line.value());
    if (categories.isPresent()) {
      text(
          "CATEGORIES",
          ContentText.list(categories.get()).stream()
              .map(ContentText::unescape)
              .map(word -> word.replace(";", " "))
              .collect(Collectors.joining(";")),
          false);
    }
    plain("CLASS", part.classification());
    if (part.text("PRIORITY").strip().matches("[1-9]")) {
      plain("PRIORITY", part.text("PRIORITY").strip());
    }
    if (!task) {
      plain("TRANSP", part.isTransparent() ? "1" : "0");
    }
    String status = status(part, task);
    if (!status.isEmpty()) {
      plain("STATUS", status);
    }
    instant("COMPLETED", part.instant("COMPLETED"));
    instant("DCREATED", part.instant("CREATED"));
    instant("LAST-MODIFIED", part.instant("LAST-MODIFIED"));
    for (CalendarUser user : part.attendees().stream().limit(100).toList()) {
      if (!user.mail().isEmpty()) {
        text("ATTENDEE", user.mail());
      }
    }
    plain("END", component.name());
  }

  /** Returns the status in vCalendar's terms, which are fewer (vCalendar 1.0 §2.1). */
  private static String status(CalendarPart part, boolean task) {
    return switch (part.status()) {
      case "CONFIRMED", "TENTATIVE" -> part.status();
      case "CANCELLED" -> "DECLINED";
      case "COMPLETED" -> task ? "COMPLETED" : "";
      case "NEEDS-ACTION" -> "NEEDS ACTION";
      case "IN-PROCESS" -> "ACCEPTED";
      default -> "";
    };
  }

  private static Optional<String> end(
      CalendarObject object, CalendarPart part, CalendarTime start, boolean task) {
    if (task) {
      return part.end().map(end -> moment(object, end));
    }
    CalendarDuration length = part.length(object.zones());
    if (length.isZero()) {
      return Optional.empty();
    }
    CalendarTime days = start.at(start.local().plusDays(length.days()));
    return Optional.of(
        days.isLocal()
            ? moment(object, days.at(days.local().plusSeconds(length.seconds())))
            : CalendarTime.utc(instant(object, days).plusSeconds(length.seconds())).written());
  }

  /** Returns a time as text. vCalendar has no dates, so a date becomes a floating time. */
  private static String moment(CalendarObject object, CalendarTime time) {
    return time.isLocal()
        ? CalendarTime.floating(time.local()).written()
        : universal(object, time).written();
  }

  private static CalendarTime universal(CalendarObject object, CalendarTime time) {
    return time.isLocal() ? time : CalendarTime.utc(instant(object, time));
  }

  private static Instant instant(CalendarObject object, CalendarTime time) {
    CalendarZone zone =
        time.zone().isEmpty() ? CalendarZone.UTC : object.zones().apply(time.zone());
    return zone.instant(time.local());
  }

  private void instant(String name, Optional<Instant> instant) throws IOException {
    if (instant.isPresent()) {
      plain(name, CalendarTime.utc(instant.get()).written());
    }
  }

  private void plain(String name, String value) throws IOException {
    out.write((name + ":" + value + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void text(String name, String value) throws IOException {
    text(name, value, true);
  }

  /** Writes a text unencoded or as quoted-printable (RFC 2045 §6.7), perhaps escaped. */
  private void text(String name, String value, boolean escaped) throws IOException {
    if (value.isEmpty()) {
      return;
    }
    String said = escaped ? value.replace(";", "\\;") : value;
    boolean simple = said.length() < LINE && said.chars().allMatch(c -> c >= ' ' && c < 127);
    if (simple) {
      plain(name, said);
      return;
    }
    StringBuilder line = new StringBuilder(name + ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:");
    int room = LINE - line.length();
    for (byte octet : said.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8)) {
      boolean itself = octet > ' ' && octet < 127 && octet != '=' || octet == ' ';
      String word = itself ? String.valueOf((char) octet) : String.format("=%02X", octet & 0xff);
      if (room < word.length() + 1) {
        line.append("=\r\n");
        room = LINE;
      }
      line.append(word);
      room -= word.length();
    }
    int last = line.length() - 1;
    if (line.charAt(last) == ' ') {
      line.replace(last, last + 1, "=20");
    }
    out.write(line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void end() throws IOException {
    plain("END", "VCALENDAR");
    out.flush();
  }
}
