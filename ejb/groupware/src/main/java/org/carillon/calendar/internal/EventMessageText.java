package org.carillon.calendar.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.groupware.ObjectMessageText;

/** An event, task or journal entry as mail clients show it. */
final class EventMessageText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu, HH:mm", Locale.ROOT);
  private static final int MOST_PEOPLE = 50;
  private static final int MOST_TEXT = 20_000;
  private static final int LONGEST = 500;

  private EventMessageText() {}

  static ObjectMessageText of(CalendarObject object) {
    CalendarPart part = object.main();
    StringBuilder text = new StringBuilder();
    line(text, "", part.summary());
    part.start()
        .ifPresent(
            time -> line(text, part.component().is("VTODO") ? "Due: " : "Begins: ", written(time)));
    part.end().ifPresent(time -> line(text, "Ends: ", written(time)));
    part.component().first("RRULE").ifPresent(rule -> line(text, "Repeats: ", rule.value()));
    line(text, "Where: ", part.text("LOCATION"));
    line(text, "Status: ", part.status().toLowerCase(Locale.ROOT));
    part.organizer().ifPresent(who -> line(text, "Organizer: ", person(who)));
    part.attendees().stream()
        .limit(MOST_PEOPLE)
        .forEach(
            who ->
                line(
                    text,
                    "Invited: ",
                    person(who) + ", " + who.participation().toLowerCase(Locale.ROOT)));
    String description = part.text("DESCRIPTION");
    if (!description.isBlank()) {
      text.append('\n')
          .append(description, 0, Math.min(description.length(), MOST_TEXT))
          .append('\n');
    }
    Optional<CalendarUser> organizer = part.organizer().filter(who -> !who.mail().isEmpty());
    Optional<Instant> changed = part.instant("LAST-MODIFIED").or(part::stamp);
    return new ObjectMessageText(
        shortened(oneLine(part.summary())),
        organizer.map(who -> shortened(oneLine(who.commonName()))).orElse(""),
        organizer.map(CalendarUser::mail).filter(EventMessageText::isAddress),
        changed.map(instant -> instant.atOffset(ZoneOffset.UTC)),
        text.toString());
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      text.append(name).append(shortened(oneLine(value))).append('\n');
    }
  }

  private static String person(CalendarUser who) {
    String address = who.mail().isEmpty() ? who.uri() : who.mail();
    return who.commonName().isBlank() ? address : who.commonName() + " <" + address + ">";
  }

  private static String written(CalendarTime time) {
    return switch (time.form()) {
      case DATE -> DAY.format(time.local());
      case FLOATING -> TIME.format(time.local());
      case UTC -> TIME.format(time.local()) + " UTC";
      case ZONED -> TIME.format(time.local()) + " (" + time.zone() + ")";
    };
  }

  /** Returns whether the text can be an address in a From header. */
  private static boolean isAddress(String mail) {
    int at = mail.indexOf('@');
    return at > 0
        && at == mail.lastIndexOf('@')
        && at < mail.length() - 1
        && mail.length() < LONGEST
        && mail.chars().noneMatch(c -> c <= ' ' || "<>()[],;:\\\"".indexOf(c) >= 0 || c > 126);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
