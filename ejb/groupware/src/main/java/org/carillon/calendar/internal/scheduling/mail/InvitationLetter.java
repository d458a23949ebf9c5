package org.carillon.calendar.internal.scheduling.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.carillon.calendar.internal.attachment.InlineAttachments;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.InstanceId;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;

/**
 * A message of a meeting by mail (iMIP, RFC 6047): text for people, the object beside it with its
 * method, as Google and Exchange read it, and once more as a file for those that read neither, but
 * without the files in it: those go once.
 *
 * @param message what is said
 * @param purpose what it is for people
 * @param to who gets it
 * @param language the language of whoever sends it
 * @param by the address of whoever wrote it in the sender's name; empty for the sender
 * @param change what is new for whom it was told before; empty of a first invitation
 */
public record InvitationLetter(
    ItipMessage message,
    Purpose purpose,
    String to,
    Locale language,
    Optional<String> by,
    Optional<MeetingChange> change) {
  private static final String WORDS =
      "org.carillon.calendar.internal.scheduling.mail.invitation-letter";
  private static final int MOST_DESCRIPTION = 20_000;

  /** One that the sender wrote. */
  public InvitationLetter(ItipMessage message, Purpose purpose, String to, Locale language) {
    this(message, purpose, to, language, Optional.empty(), Optional.empty());
  }

  /** What a message is for people. */
  public enum Purpose {
    REQUEST,
    REPLY,
    CANCEL,
    /** Somebody who is invited proposes another time. */
    COUNTER,
    /** That is not taken. */
    DECLINECOUNTER,
    OTHER,
    /** Somebody has to approve of a booking. */
    APPROVAL,
    /** Whoever acts for somebody is told of an invitation. */
    DEPUTY,
    /** The same of a cancellation. */
    DEPUTY_CANCEL;

    /** Whether the calendar of whoever gets it has nothing to do with it. */
    private boolean isForReading() {
      return this == DEPUTY || this == DEPUTY_CANCEL;
    }

    /** What a method's message is. */
    public static Purpose of(ItipMethod method) {
      return switch (method) {
        case REQUEST, ADD, PUBLISH -> REQUEST;
        case REPLY -> REPLY;
        case CANCEL -> CANCEL;
        case COUNTER -> COUNTER;
        case DECLINECOUNTER -> DECLINECOUNTER;
        case REFRESH -> OTHER;
      };
    }
  }

  /** The message. */
  public byte[] octets(Instant now) {
    CalendarComponent part =
        change
            .map(MeetingChange::part)
            .orElseGet(() -> Meeting.of(message.calendar()).orElseThrow().first());
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    HeaderWriter header = new HeaderWriter();
    header.address("From", name(part), message.from());
    // Who writes for somebody else says so (RFC 5322 §3.6.2).
    by.ifPresent(sender -> header.address("Sender", "", sender));
    header.address("To", "", to);
    header.text("Subject", say("subject." + word(part), summary(part), message.from(), day(part)));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    // No rule answers it; a calendar does (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    byte[] object = message.calendar().octets();
    byte[] file = InlineAttachments.withoutOctets(message.calendar()).octets();
    Body text = new Body.Text("plain", text(part), true);
    Body body =
        purpose.isForReading()
            ? text
            : new Body.Multipart(
                "multipart/mixed",
                Map.of(),
                boundary(),
                "",
                List.of(
                    new Body.Multipart(
                        "multipart/alternative",
                        Map.of(),
                        boundary(),
                        "",
                        List.of(
                            text,
                            new Body.Octets(
                                "text/calendar",
                                Map.of("charset", "utf-8", "method", message.method().name()),
                                "",
                                Map.of(),
                                Body.Transfer.BASE64,
                                out -> out.write(object)))),
                    new Body.Octets(
                        "application/ics",
                        Map.of("name", "invite.ics"),
                        "attachment",
                        Map.of("filename", "invite.ics"),
                        Body.Transfer.BASE64,
                        out -> out.write(file))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  /** What the question whether a booking is approved of is called. */
  public static String approvalTitle(Meeting booking, String resource, Locale language) {
    CalendarComponent part = booking.first();
    ResourceBundle words = SentenceBundle.of(WORDS, language, InvitationLetter.class);
    String summary = part.text("SUMMARY").orElse("").strip();
    return new MessageFormat(words.getString("title.approval"), language)
        .format(
            new Object[] {
              summary.isEmpty() ? words.getString("untitled") : summary,
              resource,
              part.first("ORGANIZER").map(CalendarUsers::address).orElse("")
            });
  }

  private static String boundary() {
    return "meeting-" + UUID.randomUUID();
  }

  /**
   * How whoever sends it is called in the meeting. Of an answer or a proposal, and of what deputies
   * are told, it would be what the organiser calls whoever is invited: whatever strangers like.
   */
  private String name(CalendarComponent part) {
    if (!message.method().isOrganizers() || purpose.isForReading()) {
      return "";
    }
    return part.lines().stream()
        .filter(line -> line.name().equals("ORGANIZER") || line.name().equals("ATTENDEE"))
        .filter(line -> CalendarUsers.address(line).equals(message.from()))
        .map(line -> line.parameterValue("CN").orElse(""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The name and address of somebody in the meeting; of what strangers wrote the address alone. */
  private String called(ContentLine user) {
    String address = CalendarUsers.address(user);
    String name =
        message.method().isOrganizers() && !purpose.isForReading()
            ? user.parameterValue("CN").orElse("").strip()
            : "";
    return name.isEmpty() || name.equalsIgnoreCase(address) ? address : name + " <" + address + ">";
  }

  private String summary(CalendarComponent part) {
    String summary = part.text("SUMMARY").orElse("").strip();
    return summary.isEmpty() ? say("untitled") : summary;
  }

  /** The answer's own word where it is one. */
  private String word(CalendarComponent part) {
    if (purpose != Purpose.REPLY) {
      return change
          .map(InvitationLetter::word)
          .orElseGet(() -> purpose.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    String status =
        part.lines("ATTENDEE").stream()
            .filter(line -> CalendarUsers.address(line).equals(message.from()))
            .map(CalendarUsers::status)
            .findFirst()
            .orElse("");
    return switch (status) {
      case "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED" -> status.toLowerCase(Locale.ROOT);
      default -> "reply";
    };
  }

  private static String word(MeetingChange change) {
    if (!change.off().isEmpty()) {
      return change.off().size() + change.without().size() == 1 ? "off" : "off-several";
    }
    if (change.without().isEmpty()) {
      return "updated";
    }
    boolean isDay = !InstanceId.of(change.part()).isMaster();
    return change.without().size() > 1
        ? "uninvited-several"
        : isDay ? "uninvited-day" : "uninvited";
  }

  private static String what(MeetingChange change) {
    if (change.changed().isEmpty()) {
      boolean isLonger = !change.more().isEmpty();
      return change.ended().isPresent() ? "-ended" : isLonger ? "-more" : "";
    }
    boolean isMoved = change.changed().stream().anyMatch(MeetingChange.Changed::isMoved);
    boolean isElsewhere = change.changed().stream().anyMatch(MeetingChange.Changed::isElsewhere);
    String moved = isElsewhere ? "-both" : "-time";
    return isMoved ? moved : isElsewhere ? "-place" : "";
  }

  private String text(CalendarComponent part) {
    StringBuilder text = new StringBuilder();
    String opening = word(part) + change.map(InvitationLetter::what).orElse("");
    String sender = name(part).isEmpty() ? message.from() : name(part);
    text.append(say("opening." + opening, summary(part), sender, day(part))).append("\n\n");
    by.ifPresent(writer -> line(text, "behalf", writer));
    boolean isProposed = purpose == Purpose.COUNTER || purpose == Purpose.DECLINECOUNTER;
    if (change.isPresent()) {
      changed(text, change.get());
    } else {
      when(part).ifPresent(when -> line(text, isProposed ? "proposed" : "when", when));
    }
    if (!part.lines("RRULE").isEmpty()) {
      line(text, "repeats", "");
    }
    part.text("LOCATION")
        .filter(where -> !where.isBlank())
        .ifPresent(it -> line(text, "where", it));
    part.first("ORGANIZER").ifPresent(who -> line(text, "organizer", called(who)));
    List<ContentLine> attendees = part.lines("ATTENDEE");
    if ((purpose == Purpose.REQUEST || purpose == Purpose.DEPUTY) && !attendees.isEmpty()) {
      line(
          text,
          "attendees",
          String.join(", ", attendees.stream().map(this::called).limit(50).toList()));
    }
    part.text("COMMENT").ifPresent(comment -> line(text, "comment", comment));
    part.text("DESCRIPTION")
        .filter(description -> !description.isBlank())
        .map(it -> it.length() > MOST_DESCRIPTION ? it.substring(0, MOST_DESCRIPTION) : it)
        .ifPresent(description -> text.append('\n').append(description).append('\n'));
    return text.toString();
  }

  /** All days that are told of, each by itself. */
  private void changed(StringBuilder text, MeetingChange news) {
    for (CalendarComponent day : news.off()) {
      when(day).ifPresent(when -> line(text, "off", when));
    }
    for (CalendarComponent each : news.without()) {
      when(each).ifPresent(when -> line(text, "uninvited", when));
    }
    for (MeetingChange.Changed each : news.changed()) {
      when(each.part()).ifPresent(when -> line(text, "when", when));
      if (each.isMoved()) {
        when(each.before()).ifPresent(when -> line(text, "before", when));
      }
    }
    int days =
        news.off().size() + news.without().size() + news.changed().size() + news.more().size();
    if (days == 0) {
      when(news.part()).ifPresent(when -> line(text, "when", when));
    }
    for (CalendarComponent day : news.more()) {
      when(day).ifPresent(when -> line(text, "more", when));
    }
    news.ended().ifPresent(first -> line(text, "ended", shown(first, first.local())));
    if (news.isAlone()) {
      line(text, days == 1 ? "alone" : "alone-several", "");
    }
  }

  /** The day of a part, without the time. */
  private String day(CalendarComponent part) {
    return part.first("DTSTART")
        .flatMap(CalendarTime::of)
        .map(
            time ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                    .withLocale(language)
                    .format(time.local()))
        .orElse("");
  }

  private void line(StringBuilder text, String word, String value) {
    text.append(say(word, value.replaceAll("[\\r\\n]+", " "), message.from())).append('\n');
  }

  private Optional<String> when(CalendarComponent part) {
    Optional<CalendarTime> start = part.first("DTSTART").flatMap(CalendarTime::of);
    Optional<CalendarTime> end =
        new CalendarPart(part).ending(new ObjectZones(message.calendar().components("VTIMEZONE")));
    return start.map(
        from ->
            shown(from, from.local())
                + end.map(
                        to -> " – " + shown(to, to.isDate() ? to.local().minusDays(1) : to.local()))
                    .filter(
                        _ -> !from.isDate() || end.get().local().isAfter(from.local().plusDays(1)))
                    .orElse("")
                + zone(from));
  }

  private String shown(CalendarTime time, LocalDateTime local) {
    DateTimeFormatter form =
        time.isDate()
            ? DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
            : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);
    return form.withLocale(language).format(local);
  }

  private static String zone(CalendarTime time) {
    return switch (time.form()) {
      case UTC -> " (UTC)";
      case ZONED -> " (" + time.zone() + ")";
      case DATE, FLOATING -> "";
    };
  }

  private String say(String key, Object... values) {
    return new MessageFormat(
            SentenceBundle.of(WORDS, language, InvitationLetter.class).getString(key), language)
        .format(values);
  }
}
