package org.carillon.format.icalendar.summary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.recurrence.SeriesDate;
import org.carillon.format.icalendar.recurrence.SeriesOverride;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/** Encodes and decodes summaries. */
final class CalendarSummaryCodec {
  private static final int MOST = 1_000_000;

  private CalendarSummaryCodec() {}

  static byte[] encode(CalendarSummary summary) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeByte(CalendarSummary.VERSION);
      out.writeByte(summary.kind().ordinal());
      text(out, summary.uid());
      text(out, summary.title());
      text(out, summary.location());
      out.writeByte(summary.categories().size());
      for (String word : summary.categories()) {
        text(out, word);
      }
      text(out, summary.organizer());
      out.writeInt(summary.attendees().size());
      for (SummaryUser user : summary.attendees()) {
        text(out, user.mail());
        text(out, user.participation());
      }
      out.writeInt(summary.answers().size());
      for (InstanceReply answer : summary.answers()) {
        out.writeInt(answer.override());
        text(out, answer.user().mail());
        text(out, answer.user().participation());
      }
      out.writeInt(summary.attendeeCount());
      text(out, summary.status());
      text(out, summary.classification());
      out.writeByte(summary.percent());
      out.writeBoolean(summary.alarms());
      out.writeInt(summary.sequence());
      out.writeBoolean(summary.task().start());
      out.writeBoolean(summary.task().due());
      instant(out, summary.task().completed().orElse(Instant.MIN));
      instant(out, summary.task().created().orElse(Instant.MIN));
      instant(out, summary.first());
      instant(out, summary.last());
      List<CalendarComponent> zones = summary.zones().definitions();
      out.writeInt(zones.size());
      for (CalendarComponent zone : zones) {
        text(out, new String(zone.octets(), StandardCharsets.UTF_8));
      }
      out.writeBoolean(summary.series().isPresent());
      if (summary.series().isPresent()) {
        series(out, summary.series().get());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return octets.toByteArray();
  }

  private static void series(DataOutputStream out, EventSeries series) throws IOException {
    time(out, series.start());
    duration(out, series.length());
    out.writeByte(series.transparency().ordinal());
    out.writeBoolean(series.hasMaster());
    rules(out, series.rules());
    rules(out, series.exceptionRules());
    out.writeInt(series.dates().size());
    for (SeriesDate date : series.dates()) {
      time(out, date.start());
      out.writeBoolean(date.length().isPresent());
      if (date.length().isPresent()) {
        duration(out, date.length().get());
      }
    }
    out.writeInt(series.exceptions().size());
    for (CalendarTime exception : series.exceptions()) {
      time(out, exception);
    }
    out.writeInt(series.overrides().size());
    for (SeriesOverride override : series.overrides()) {
      time(out, override.id());
      out.writeBoolean(override.andFuture());
      time(out, override.start());
      duration(out, override.length());
      out.writeByte(override.transparency().ordinal());
    }
  }

  private static void rules(DataOutputStream out, List<RecurrencePattern> rules)
      throws IOException {
    out.writeInt(rules.size());
    for (RecurrencePattern rule : rules) {
      text(out, rule.text());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(octets.length);
    out.write(octets);
  }

  private static void time(DataOutputStream out, CalendarTime time) throws IOException {
    out.writeByte(time.form().ordinal());
    out.writeLong(time.local().toEpochSecond(ZoneOffset.UTC));
    if (time.form() == CalendarTime.Form.ZONED) {
      text(out, time.zone());
    }
  }

  private static void duration(DataOutputStream out, CalendarDuration duration) throws IOException {
    out.writeLong(duration.days());
    out.writeLong(duration.seconds());
  }

  private static void instant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(
        instant.equals(Instant.MIN)
            ? Long.MIN_VALUE
            : instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.getEpochSecond());
  }

  static CalendarSummary decode(byte[] octets) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
      if (in.readByte() != CalendarSummary.VERSION) {
        throw new IllegalArgumentException("a summary of another version");
      }
      CalendarKind kind = CalendarKind.values()[in.readByte()];
      String uid = text(in);
      String title = text(in);
      String location = text(in);
      List<String> categories = new ArrayList<>();
      for (int count = in.readUnsignedByte(); count > 0; count--) {
        categories.add(text(in).intern());
      }
      String organizer = text(in);
      List<SummaryUser> attendees = new ArrayList<>();
      for (int count = count(in); count > 0; count--) {
        attendees.add(new SummaryUser(text(in), text(in).intern()));
      }
      List<InstanceReply> answers = new ArrayList<>();
      for (int count = count(in); count > 0; count--) {
        answers.add(new InstanceReply(in.readInt(), new SummaryUser(text(in), text(in).intern())));
      }
      int attendeeCount = in.readInt();
      String status = text(in).intern();
      String classification = text(in).intern();
      int percent = in.readByte();
      boolean alarms = in.readBoolean();
      int sequence = in.readInt();
      TaskTimes task =
          new TaskTimes(in.readBoolean(), in.readBoolean(), optional(in), optional(in));
      Instant first = instant(in);
      Instant last = instant(in);
      List<CalendarComponent> zones = new ArrayList<>();
      for (int count = count(in); count > 0; count--) {
        zones.addAll(ComponentReader.read(text(in).getBytes(StandardCharsets.UTF_8)));
      }
      Optional<EventSeries> series = in.readBoolean() ? Optional.of(series(in)) : Optional.empty();
      return new CalendarSummary(
          kind,
          uid,
          title,
          location,
          categories,
          organizer,
          attendees,
          answers,
          attendeeCount,
          status,
          classification,
          percent,
          alarms,
          sequence,
          series,
          kind == CalendarKind.VTODO ? task : TaskTimes.NONE,
          new ObjectZones(zones),
          first,
          last);
    } catch (IOException
        | MalformedCalendarException
        | ArrayIndexOutOfBoundsException
        | java.time.DateTimeException e) {
      throw new IllegalArgumentException("a damaged summary", e);
    }
  }

  private static EventSeries series(DataInputStream in) throws IOException {
    CalendarTime start = time(in);
    CalendarDuration length = duration(in);
    SeriesTransparency transparency = SeriesTransparency.values()[in.readByte()];
    boolean master = in.readBoolean();
    List<RecurrencePattern> rules = rules(in);
    List<RecurrencePattern> exceptionRules = rules(in);
    List<SeriesDate> dates = new ArrayList<>();
    for (int count = count(in); count > 0; count--) {
      dates.add(
          new SeriesDate(
              time(in), in.readBoolean() ? Optional.of(duration(in)) : Optional.empty()));
    }
    List<CalendarTime> exceptions = new ArrayList<>();
    for (int count = count(in); count > 0; count--) {
      exceptions.add(time(in));
    }
    List<SeriesOverride> overrides = new ArrayList<>();
    for (int count = count(in); count > 0; count--) {
      overrides.add(
          new SeriesOverride(
              time(in),
              in.readBoolean(),
              time(in),
              duration(in),
              SeriesTransparency.values()[in.readByte()]));
    }
    return new EventSeries(
        start, length, transparency, master, rules, exceptionRules, dates, exceptions, overrides);
  }

  private static List<RecurrencePattern> rules(DataInputStream in) throws IOException {
    List<RecurrencePattern> rules = new ArrayList<>();
    for (int count = count(in); count > 0; count--) {
      if (RecurrencePattern.parse(text(in))
          instanceof RecurrencePattern.Reading.Usable(RecurrencePattern rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("a damaged summary");
    }
    return count;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = count(in);
    if (length > in.available()) {
      throw new IllegalArgumentException("a damaged summary");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static CalendarTime time(DataInputStream in) throws IOException {
    CalendarTime.Form form = CalendarTime.Form.values()[in.readByte()];
    LocalDateTime local = LocalDateTime.ofEpochSecond(in.readLong(), 0, ZoneOffset.UTC);
    return new CalendarTime(local, form, form == CalendarTime.Form.ZONED ? text(in).intern() : "");
  }

  private static CalendarDuration duration(DataInputStream in) throws IOException {
    return new CalendarDuration(in.readLong(), in.readLong());
  }

  private static Optional<Instant> optional(DataInputStream in) throws IOException {
    Instant instant = instant(in);
    return instant.equals(Instant.MIN) ? Optional.empty() : Optional.of(instant);
  }

  private static Instant instant(DataInputStream in) throws IOException {
    long second = in.readLong();
    return second == Long.MIN_VALUE
        ? Instant.MIN
        : second == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochSecond(second);
  }
}
