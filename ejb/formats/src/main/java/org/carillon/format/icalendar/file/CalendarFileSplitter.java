package org.carillon.format.icalendar.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a file by BEGIN and END lines only, so that errors in a component affect no others. */
final class CalendarFileSplitter {
  private static final String CALENDAR = "VCALENDAR";
  private static final int LONGEST_NAME = 100;

  /** The maximum number of components of a file. A calendar file does not have more. */
  private static final int MOST = 200_000;

  /** A calendar in the file: its own lines, unfolded, and its components. */
  record Calendar(List<String> lines, List<FilePart> parts) {}

  private final byte[] octets;
  private final List<Calendar> calendars = new ArrayList<>();
  private final List<FilePart> broken = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private boolean inCalendar;
  private int began;
  private int beganLine;
  private int line;
  private int found;

  private CalendarFileSplitter(byte[] octets) {
    this.octets = octets;
  }

  static CalendarFileSplitter of(byte[] octets) {
    CalendarFileSplitter parts = new CalendarFileSplitter(octets);
    parts.split();
    return parts;
  }

  List<Calendar> calendars() {
    return calendars;
  }

  /** Returns the parts that are outside of calendars or have no end. */
  List<FilePart> broken() {
    return broken;
  }

  private void split() {
    int at = octets.length >= 3 && octets[0] == (byte) 0xEF ? 3 : 0;
    while (at < octets.length && found < MOST) {
      int end = at;
      while (end < octets.length && octets[end] != '\n') {
        end++;
      }
      line++;
      boolean fold = octets[at] == ' ' || octets[at] == '\t';
      if (fold) {
        folded(at, end);
      } else {
        taken(at, Math.min(end + 1, octets.length), text(at, end));
      }
      at = end + 1;
    }
    if (!open.isEmpty()) {
      unended(octets.length);
    } else if (inCalendar) {
      broken.add(
          new FilePart(
              CALENDAR, octets.length, octets.length, line, "The component does not end."));
    }
    if (found >= MOST) {
      broken.add(
          new FilePart("", at, at, line, "The file is too long: it is not read from here on."));
    }
  }

  private void folded(int at, int end) {
    if (inCalendar && open.isEmpty()) {
      List<String> lines = calendars.getLast().lines();
      if (!lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.getLast() + text(at + 1, end));
      }
    }
  }

  private void taken(int at, int next, String text) {
    String name = name(text, "BEGIN:");
    if (!name.isEmpty()) {
      begun(at, name);
      return;
    }
    String ended = name(text, "END:");
    if (!ended.isEmpty()) {
      ended(next, ended);
    } else if (open.isEmpty() && !text.isBlank()) {
      if (!inCalendar) {
        found++;
        broken.add(new FilePart("", at, next, line, "This line is not in a calendar."));
      } else if (calendars.getLast().lines().size() < LONGEST_NAME) {
        calendars.getLast().lines().add(text.strip());
      }
    }
  }

  private void begun(int at, String name) {
    if (name.equals(CALENDAR)) {
      if (!open.isEmpty()) {
        unended(at);
      }
      open.clear();
      inCalendar = true;
      calendars.add(new Calendar(new ArrayList<>(), new ArrayList<>()));
      return;
    }
    if (!open.isEmpty() && open.size() == 1 && open.getFirst().equals(name)) {
      // A component never contains one of the same kind, so the one before was cut off.
      unended(at);
      open.clear();
    }
    if (open.isEmpty()) {
      began = at;
      beganLine = line;
    }
    open.add(name);
  }

  private void ended(int next, String name) {
    if (open.isEmpty()) {
      inCalendar = inCalendar && !name.equals(CALENDAR);
      return;
    }
    if (name.equals(CALENDAR)) {
      unended(next);
      open.clear();
      inCalendar = false;
      return;
    }
    if (name.equals(open.getFirst()) || open.size() == 1) {
      // Components left open inside it are reported when it is parsed.
      add(new FilePart(open.getFirst(), began, next, beganLine, ""));
      open.clear();
    } else {
      open.removeLast();
    }
  }

  private void unended(int to) {
    add(new FilePart(open.getFirst(), began, to, beganLine, open.getFirst() + " does not end."));
  }

  private void add(FilePart part) {
    found++;
    if (!inCalendar) {
      broken.add(
          new FilePart(
              part.name(),
              part.from(),
              part.to(),
              part.line(),
              "The component is not in a calendar."));
    } else {
      calendars.getLast().parts().add(part);
    }
  }

  private static String name(String text, String keyword) {
    return text.length() < LONGEST_NAME && text.regionMatches(true, 0, keyword, 0, keyword.length())
        ? text.substring(keyword.length()).strip().toUpperCase(Locale.ROOT)
        : "";
  }

  private String text(int from, int to) {
    int end = to > from && octets[to - 1] == '\r' ? to - 1 : to;
    return new String(octets, from, Math.max(0, end - from), StandardCharsets.UTF_8);
  }
}
