package org.carillon.format.icalendar.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.contentline.ContentLineRepair;
import org.carillon.format.contentline.UnicodeConversion;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.ObjectRepair;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Reads files with many objects, as programs export and publish them: iCalendar (RFC 5545 §3.4),
 * also with several calendars in one file, and vCalendar 1.0. Components with the same UID become
 * one object. Violations of RFC 5545 are repaired ({@link ObjectRepair}). Unreadable components are
 * reported with their line and do not affect others. A component without a UID gets one made from
 * its content, and so does a component whose UID another one in the file has ({@link SameUids}).
 * The same file therefore always gives the same objects.
 */
public final class CalendarFileReader {
  private static final Pattern UID = Pattern.compile("(?im)^UID[^:\\r\\n]*:(.*)$");
  private static final Pattern PLACE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);
  private static final String ZONE = "X-WR-TIMEZONE:";
  private static final int MOST_ZONES = 1_000;

  private final byte[] octets;
  private final int most;
  private final List<FileEntry> entries = new ArrayList<>();
  private final SameUids same = new SameUids();
  private boolean more;

  private CalendarFileReader(byte[] octets, int most) {
    this.octets =
        ContentLineRepair.repaired(UnicodeConversion.in(Optional.empty(), octets)).octets();
    this.most = most;
  }

  /** Reads a file with at most {@code most} objects. */
  public static CalendarFileContent read(byte[] octets, int most) {
    return new CalendarFileReader(octets, most).read();
  }

  /** A component that was read, and its line. */
  private record Piece(CalendarComponent component, int line) {
    /** Returns the component with the given UID. */
    Piece of(String uid) {
      return component.text("UID").orElse("").strip().equals(uid)
          ? this
          : new Piece(component.with(ContentLine.text("UID", uid)), line);
    }
  }

  /** The components of the file that belong to one object. */
  private static final class Gathered {
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, CalendarComponent> zones;
    private final List<ContentLine> head;
    private boolean spoiled;

    /** The index of the master among the pieces, of which only one can be; negative if none. */
    private int master = -1;

    Gathered(Map<String, CalendarComponent> zones, List<ContentLine> head) {
      this.zones = zones;
      this.head = head;
    }

    void add(Piece piece) {
      if (SameUids.isMaster(piece.component())) {
        master = pieces.size();
      }
      pieces.add(piece);
    }
  }

  private CalendarFileContent read() {
    CalendarFileSplitter file = CalendarFileSplitter.of(octets);
    file.broken().forEach(part -> unread(part.line(), part.fault()));
    Map<String, Gathered> objects = new LinkedHashMap<>();
    for (CalendarFileSplitter.Calendar calendar : file.calendars()) {
      if (calendar.lines().stream().anyMatch(line -> line.equalsIgnoreCase("VERSION:1.0"))) {
        old(calendar);
      } else {
        gather(calendar, objects);
      }
    }
    objects.values().forEach(this::add);
    entries.sort(Comparator.comparingInt(FileEntry::line));
    return new CalendarFileContent(entries, !file.calendars().isEmpty(), more);
  }

  private void unread(int line, String reason) {
    entries.add(new FileEntry.Unread(line, reason));
  }

  private boolean hasRoom(int objects) {
    boolean room = objects < most;
    more |= !room;
    return room;
  }

  /** Reads a vCalendar, in which each component is an object, since it has no overrides. */
  private void old(CalendarFileSplitter.Calendar calendar) {
    for (FilePart part : calendar.parts()) {
      if (!part.fault().isEmpty()) {
        unread(part.line(), part.fault());
      } else if (CalendarKind.of(part.name()).isEmpty()) {
        entries.add(new FileEntry.Foreign(part.line(), part.name()));
      } else if (hasRoom(entries.size())) {
        entries.add(old(calendar, part));
      }
    }
  }

  private FileEntry old(CalendarFileSplitter.Calendar calendar, FilePart part) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    write(whole, "BEGIN:VCALENDAR\r\nVERSION:1.0\r\n");
    calendar.lines().stream()
        .filter(line -> line.matches("(?i)(TZ|DAYLIGHT)[:;].*"))
        .forEach(line -> write(whole, line + "\r\n"));
    byte[] raw = Arrays.copyOfRange(octets, part.from(), part.to());
    if (uid(part).isEmpty()) {
      write(whole, "BEGIN:" + part.name() + "\r\nUID:" + madeUid(raw) + "\r\n");
      whole.write(raw, lineEnd(raw), raw.length - lineEnd(raw));
    } else {
      whole.writeBytes(raw);
    }
    write(whole, "\r\nEND:VCALENDAR\r\n");
    return switch (CalendarObject.read(whole.toByteArray())) {
      case CalendarParseResult.Read(CalendarObject object) ->
          new FileEntry.Whole(object, part.line());
      case CalendarParseResult.Unusable(var _, String detail) ->
          new FileEntry.Unread(part.line(), sentence(detail));
    };
  }

  private static int lineEnd(byte[] raw) {
    int end = 0;
    while (end < raw.length && raw[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, raw.length);
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void gather(CalendarFileSplitter.Calendar calendar, Map<String, Gathered> objects) {
    Map<String, CalendarComponent> zones = new LinkedHashMap<>();
    List<ContentLine> head = head(calendar);
    for (FilePart part : calendar.parts()) {
      if (!part.fault().isEmpty()) {
        spoiled(part, part.fault(), part.line(), objects);
        continue;
      }
      boolean isZone = part.name().equals("VTIMEZONE");
      if (!isZone && CalendarKind.of(part.name()).isEmpty()) {
        entries.add(new FileEntry.Foreign(part.line(), part.name()));
        continue;
      }
      try {
        List<CalendarComponent> read =
            ComponentReader.read(Arrays.copyOfRange(octets, part.from(), part.to()));
        if (read.size() != 1) {
          spoiled(part, "The component does not end.", part.line(), objects);
        } else if (isZone) {
          if (zones.size() < MOST_ZONES) {
            zones.putIfAbsent(tzid(read.getFirst()), read.getFirst());
          }
        } else {
          gather(read.getFirst(), part, new Gathered(zones, head), objects);
        }
      } catch (MalformedCalendarException malformed) {
        spoiled(
            part,
            sentence(malformed.getMessage()),
            part.line() + Math.max(0, malformed.line() - 1),
            objects);
      }
    }
  }

  private void gather(
      CalendarComponent component, FilePart part, Gathered fresh, Map<String, Gathered> objects) {
    String uid = component.text("UID").orElse("").strip();
    CalendarComponent known =
        uid.isEmpty()
            ? component.with(ContentLine.text("UID", madeUid(component.octets())))
            : component;
    Piece piece = new Piece(known, part.line());
    for (String key : same.keys(known)) {
      Gathered gathered = objects.get(key);
      if (gathered == null) {
        if (hasRoom(objects.size())) {
          fresh.add(piece.of(key));
          objects.put(key, fresh);
        }
        return;
      }
      if (gathered.master < 0 || !SameUids.isMaster(known)) {
        gathered.add(piece.of(key));
        return;
      }
      CalendarComponent before = gathered.pieces.get(gathered.master).component();
      if (SameUids.isSame(before, known)) {
        if (SameUids.isNewer(known, before)) {
          gathered.pieces.set(gathered.master, piece.of(key));
        }
        return;
      }
    }
    unread(part.line(), "Another object in the file has the same UID.");
  }

  private void spoiled(FilePart part, String reason, int line, Map<String, Gathered> objects) {
    unread(line, reason);
    String uid = uid(part);
    if (!uid.isEmpty()) {
      objects.computeIfAbsent(key(uid), _ -> new Gathered(Map.of(), List.of())).spoiled = true;
    }
  }

  private static String key(String uid) {
    return uid.strip();
  }

  private String uid(FilePart part) {
    String text = new String(octets, part.from(), part.to() - part.from(), StandardCharsets.UTF_8);
    Matcher found = UID.matcher(text);
    return found.find() ? found.group(1).strip() : "";
  }

  /** Returns the lines of the calendar that are copied to each object. */
  private static List<ContentLine> head(CalendarFileSplitter.Calendar calendar) {
    List<ContentLine> head = new ArrayList<>();
    head.add(ContentLine.of("VERSION", "2.0"));
    head.add(
        ContentLine.of(
            "PRODID",
            calendar.lines().stream()
                .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("PRODID:"))
                .map(line -> line.substring("PRODID:".length()))
                .filter(product -> product.length() < 1_000)
                .findFirst()
                .orElse("-//Carillon//Carillon//EN")));
    calendar.lines().stream()
        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith(ZONE))
        .map(line -> line.substring(ZONE.length()).strip())
        .filter(zone -> ZoneNames.meant(zone).isPresent())
        .findFirst()
        .ifPresent(zone -> head.add(ContentLine.of("X-WR-TIMEZONE", zone)));
    return head;
  }

  private void add(Gathered gathered) {
    if (gathered.pieces.isEmpty()) {
      return;
    }
    Piece first = gathered.pieces.getFirst();
    if (gathered.spoiled) {
      gathered.pieces.forEach(
          piece -> unread(piece.line(), "Another component with the same UID could not be read."));
      return;
    }
    switch (read(gathered, gathered.pieces)) {
      case CalendarParseResult.Read(CalendarObject object) ->
          entries.add(new FileEntry.Whole(object, first.line()));
      case CalendarParseResult.Unusable(var _, String detail) -> refused(gathered, detail);
    }
  }

  /** Reports the line that is wrong, which may be in any of the object's components. */
  private void refused(Gathered gathered, String detail) {
    for (Piece piece : gathered.pieces) {
      if (read(gathered, List.of(piece))
          instanceof CalendarParseResult.Unusable(var _, String own)) {
        Matcher place = PLACE.matcher(own);
        boolean known = place.matches() && place.group(1).length() < 8;
        unread(
            known ? piece.line() + Integer.parseInt(place.group(1)) - 1 : piece.line(),
            sentence(own));
        return;
      }
    }
    unread(gathered.pieces.getFirst().line(), sentence(detail));
  }

  private static CalendarParseResult read(Gathered gathered, List<Piece> pieces) {
    Set<String> named = new LinkedHashSet<>();
    pieces.forEach(piece -> zones(piece.component(), named));
    List<CalendarNode> nodes = new ArrayList<>(gathered.head);
    named.stream().map(gathered.zones::get).filter(zone -> zone != null).forEach(nodes::add);
    pieces.forEach(piece -> nodes.add(piece.component()));
    CalendarComponent calendar = CalendarComponent.of("VCALENDAR", nodes);
    return CalendarObject.of(new ObjectRepair(false, Optional.empty()).calendar(calendar), false);
  }

  private static void zones(CalendarComponent component, Set<String> named) {
    for (CalendarNode node : component.nodes()) {
      switch (node) {
        case ContentLine line ->
            line.parameterValue("TZID").map(String::strip).ifPresent(named::add);
        case CalendarComponent inner -> zones(inner, named);
      }
    }
  }

  private static String tzid(CalendarComponent zone) {
    return zone.text("TZID").orElse("").strip();
  }

  private static String sentence(String detail) {
    Matcher place = PLACE.matcher(detail);
    String plain = place.matches() ? place.group(2) : detail;
    return plain.substring(0, 1).toUpperCase(Locale.ROOT)
        + plain.substring(1)
        + (plain.endsWith(".") ? "" : ".");
  }

  private static String madeUid(byte[] said) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(said);
      return "made-" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
