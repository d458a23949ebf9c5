package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.web.Shortened;
import org.carillon.web.Texts;
import org.carillon.web.Ui;

/** What invitations and answers to them say (RFC 5546), in the reader's words, zone and habits. */
@RequestScoped
public class InvitationWords {
  private static final int MOST_ANSWERS = 5;

  /** The second tells that there are more. */
  private static final ExpansionLimit FIRST = new ExpansionLimit(2, 2_000);

  @Inject private Ui ui;
  @Inject private Texts texts;

  /** What it says; empty where it can't be read, or is no event. */
  Optional<Invitation> of(byte[] octets) {
    if (!(CalendarObject.readMessage(octets) instanceof CalendarReading.Read(CalendarObject object))
        || object.kind() != CalendarKind.VEVENT) {
      return Optional.empty();
    }
    CalendarPart main = object.main();
    List<SeriesInstance> first = object.instances(TimeSpan.ALWAYS, ui.getZone(), FIRST).instances();
    String method = object.method().toUpperCase(Locale.ROOT);
    return Optional.of(
        new Invitation(
            switch (method) {
              case "REQUEST" -> "invitation.request";
              case "CANCEL" -> "invitation.cancel";
              case "REPLY" -> "invitation.reply";
              default -> "invitation.event";
            },
            Shortened.of(main.summary()),
            first.isEmpty() ? "" : when(first.getFirst()),
            first.size() > 1,
            Shortened.of(main.text("LOCATION")),
            Shortened.of(main.organizer().map(InvitationWords::who).orElse("")),
            main.attendees().size(),
            method.equals("REPLY") ? answers(main) : List.of()));
  }

  private static List<Invitation.Reply> answers(CalendarPart main) {
    return main.attendees().stream()
        .limit(MOST_ANSWERS)
        .map(
            user ->
                new Invitation.Reply(
                    Shortened.of(who(user)),
                    switch (user.participation().toUpperCase(Locale.ROOT)) {
                      case "ACCEPTED" -> "invitation.accepted";
                      case "DECLINED" -> "invitation.declined";
                      case "TENTATIVE" -> "invitation.tentative";
                      case "DELEGATED" -> "invitation.delegated";
                      default -> "invitation.unanswered";
                    }))
        .toList();
  }

  private static String who(CalendarUser user) {
    String name = user.commonName();
    String mail = user.mail();
    return name.isEmpty() || name.equals(mail)
        ? mail
        : mail.isEmpty() ? name : name + " <" + mail + ">";
  }

  private String when(SeriesInstance instance) {
    if (instance.start().isDate()) {
      LocalDate day = instance.start().local().toLocalDate();
      long days =
          Math.max(
              1,
              (instance.to().getEpochSecond() - instance.from().getEpochSecond() + 43_200)
                  / 86_400);
      LocalDate last = day.plusDays(days - 1);
      DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
      return last.equals(day) ? said(date, day) : said(date, day) + " – " + said(date, last);
    }
    ZonedDateTime from = there(instance.from());
    ZonedDateTime to = there(instance.to());
    DateTimeFormatter whole =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);
    DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    String begin = whole.localizedBy(texts.habits()).format(from);
    if (!to.isAfter(from)) {
      return begin;
    }
    boolean isOneDay = to.toLocalDate().equals(from.toLocalDate());
    return begin + " – " + (isOneDay ? time : whole).localizedBy(texts.habits()).format(to);
  }

  private ZonedDateTime there(Instant instant) {
    return instant.atZone(ui.getZone());
  }

  private String said(DateTimeFormatter format, LocalDate day) {
    return format.localizedBy(texts.habits()).format(day);
  }
}
