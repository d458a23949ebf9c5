package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.webmail.recurrence.Recurrences;

/** Describes invitations and their answers (RFC 5546) in the reader's language, zone and habits. */
@RequestScoped
public class InvitationWords {
  private static final int MOST_EVENTS = 3;

  /** The second instance shows that there are more. */
  private static final ExpansionLimit FIRST = new ExpansionLimit(2, 2_000);

  @Inject private InvitationStates states;
  @Inject private InvitationTimes times;
  @Inject private Recurrences recurrences;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /**
   * Describes a part: one meeting, or the first events that invite nobody; none if it cannot be
   * read or is not an event.
   *
   * @param from the sender's address
   */
  List<Invitation> of(byte[] octets, String from) {
    return CalendarObject.readMessage(octets)
                instanceof CalendarParseResult.Read(CalendarObject object)
            && object.kind() == CalendarKind.VEVENT
        ? List.of(of(object, from, states.of(octets, object, from)))
        : several(octets);
  }

  /** Describes several events, which are not one object; the last shown one has the button. */
  private List<Invitation> several(byte[] octets) {
    List<CalendarObject> events = EnclosedEvents.of(octets);
    List<Invitation> shown = new ArrayList<>();
    for (CalendarObject event : events.subList(0, Math.min(MOST_EVENTS, events.size()))) {
      boolean isLast = shown.size() + 1 == Math.min(MOST_EVENTS, events.size());
      shown.add(
          of(
              event,
              "",
              isLast
                  ? states.published(event, events.size() > 1 ? "invitation.keep.all" : "")
                  : InvitationState.NONE));
    }
    return shown;
  }

  private Invitation of(CalendarObject object, String from, InvitationState state) {
    CalendarPart main = object.main();
    List<SeriesInstance> first = object.instances(TimeSpan.ALWAYS, ui.getZone(), FIRST).instances();
    String method = object.method().toUpperCase(Locale.ROOT);
    // These go to the organizer, who need not be told who that is.
    boolean isAnswer = method.equals("REPLY") || method.equals("COUNTER");
    InvitationReplies replies =
        new InvitationReplies(
            object,
            method.equals("COUNTER") ? from : "",
            part -> day(part, object.zones()),
            this::more);
    return new Invitation(
        switch (method) {
          case "REQUEST" -> "invitation.request";
          case "CANCEL" -> "invitation.cancel";
          case "REPLY" -> "invitation.reply";
          case "COUNTER" -> "invitation.counter";
          case "DECLINECOUNTER" -> "invitation.declinecounter";
          default -> Invitation.EVENT;
        },
        ShortenedText.of(main.summary()),
        isAnswer && replies.isOfSeveralDays()
            ? replies.days()
            : first.isEmpty() ? "" : times.when(first.getFirst()),
        first.size() > 1
            ? recurrences.of(object, first.getFirst().start().local().toLocalDate())
            : "",
        ShortenedText.of(main.text("LOCATION")),
        isAnswer ? "" : ShortenedText.of(main.organizer().map(InvitationWords::who).orElse("")),
        InvitationDetails.of(main),
        isAnswer ? replies.all() : List.of(),
        ShortenedText.of(main.text("COMMENT")),
        state);
  }

  /** The day that a part is of, after a move the new one; empty for a whole series. */
  private String day(CalendarPart part, ObjectZones zones) {
    return part.recurrenceId().map(id -> times.day(part.start().orElse(id), zones)).orElse("");
  }

  private String more(int count) {
    return texts.of("invitation.days.more", count);
  }

  static String who(CalendarUser user) {
    String name = user.commonName();
    String mail = user.mail();
    return name.isEmpty() || name.equals(mail)
        ? mail
        : mail.isEmpty() ? name : name + " <" + mail + ">";
  }
}
