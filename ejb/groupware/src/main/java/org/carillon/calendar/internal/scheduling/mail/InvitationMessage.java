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
 * A mail message about a meeting (iMIP, RFC 6047). It contains a text for people, the object with
 * its method beside it, as Google and Exchange read it, and the object again as a file for clients
 * that read neither. The second copy has no attachments, so those are sent only once.
 *
 * @param message the iTIP message
 * @param purpose the purpose of the message for people
 * @param to the recipient
 * @param language the language of the sender
 * @param by the address of the user who wrote it in the sender's name, or empty if the sender did
 * @param change the news for a recipient who was notified before, or empty for a first invitation
 */
public record InvitationMessage(
    ItipMessage message,
    Purpose purpose,
    String to,
    Locale language,
    Optional<String> by,
    Optional<MeetingChange> change) {
  private static final String WORDS =
      "org.carillon.calendar.internal.scheduling.mail.invitation-message";
  private static final int MOST_DESCRIPTION = 20_000;

  /** Creates a message that the sender wrote. */
  public InvitationMessage(ItipMessage message, Purpose purpose, String to, Locale language) {
    this(message, purpose, to, language, Optional.empty(), Optional.empty());
  }

  public enum Purpose {
    REQUEST,
    REPLY,
    CANCEL,
    /** An attendee proposes another time. */
    COUNTER,
    /** The organizer declines the proposal. */
    DECLINECOUNTER,
    OTHER,
    /** An approver is asked to approve a booking. */
    APPROVAL,
    DEPUTY,
    DEPUTY_CANCEL;

    /** Returns whether the message is only read, and must not be processed by the calendar. */
    private boolean isForReading() {
      return this == DEPUTY || this == DEPUTY_CANCEL;
    }

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

  public byte[] octets(Instant now) {
    CalendarComponent part =
        change
            .map(MeetingChange::part)
            .orElseGet(() -> Meeting.of(message.calendar()).orElseThrow().first());
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    HeaderWriter header = new HeaderWriter();
    header.address("From", name(part), message.from());
    // A user who writes for somebody else is named as Sender (RFC 5322 §3.6.2).
    by.ifPresent(sender -> header.address("Sender", "", sender));
    header.address("To", "", to);
    header.text("Subject", say("subject." + word(part), summary(part), message.from(), day(part)));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    // No filter rule replies to it automatically; a calendar does (RFC 3834 §5).
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

  /** Returns the title of the question whether a booking is approved. */
  public static String approvalTitle(Meeting booking, String resource, Locale language) {
    CalendarComponent part = booking.first();
    ResourceBundle words = SentenceBundle.of(WORDS, language, InvitationMessage.class);
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
   * Returns the sender's name in the meeting. An answer, a proposal or a message to deputies has
   * none, because there it would be the name that the organizer gives the attendee, which an
   * outsider can choose freely.
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

  /**
   * Returns the name and address of a person in the meeting. In an answer, a proposal or a message
   * to deputies it is only the address, because an outsider may have written the name.
   */
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

  /** Returns the word for the answer if the message is an answer. */
  private String word(CalendarComponent part) {
    if (purpose != Purpose.REPLY) {
      return change
          .map(InvitationMessage::word)
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
    String opening = word(part) + change.map(InvitationMessage::what).orElse("");
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

  /** Appends all changed days, each by itself. */
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

  /** Returns the day of a part, without the time. */
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
            SentenceBundle.of(WORDS, language, InvitationMessage.class).getString(key), language)
        .format(values);
  }
}
