package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.groupware.StoredObject;
import org.carillon.contract.scheduling.LetterStanding;
import org.carillon.contract.scheduling.MeetingAnswer;
import org.carillon.contract.scheduling.MeetingLetters;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.ItipNote;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.calendar.Happening;
import org.carillon.webmail.calendar.Happenings;

/** What the reader's calendars have of events that messages enclose, and what can be done. */
@RequestScoped
public class InvitationStandings {
  private static final int MOST_OVERLAPS = 3;

  /** The first instance that is still to come is looked for among so many. */
  private static final ExpansionLimit NEAR = new ExpansionLimit(500, 5_000);

  @Inject private MeetingLetters letters;
  @Inject private GroupwareObjects objects;
  @Inject private Happenings happenings;
  @Inject private CalendarDates dates;
  @Inject private InvitationTimes times;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Ui ui;

  /** Of a part; nothing can be done with what no calendar understands, or none can be asked of. */
  InvitationStanding of(byte[] octets, CalendarObject object) {
    return letters.standing(visitor.caller(), octets)
            instanceof Answer.Done<Optional<LetterStanding>>(Optional<LetterStanding> found)
        ? found.map(standing -> of(object, standing)).orElse(InvitationStanding.NONE)
        : InvitationStanding.NONE;
  }

  private InvitationStanding of(CalendarObject object, LetterStanding standing) {
    Optional<LetterStanding.Kept> kept = standing.kept();
    return switch (object.method().toUpperCase(Locale.ROOT)) {
      case "REQUEST", "ADD" -> asked(object, standing);
      case "CANCEL" ->
          shown(
              object,
              kept,
              kept.isEmpty()
                  ? InvitationStanding.Act.NONE
                  : object.main().recurrenceId().isEmpty()
                      ? InvitationStanding.Act.REMOVE
                      : standing.isNew()
                          ? InvitationStanding.Act.UPDATE
                          : InvitationStanding.Act.NONE,
              kept.isEmpty() ? "invitation.absent" : "");
      case "REPLY" ->
          shown(
              object,
              kept,
              standing.isNew() && kept.isPresent()
                  ? InvitationStanding.Act.UPDATE
                  : InvitationStanding.Act.NONE,
              kept.isEmpty() ? "invitation.absent" : "");
      case "COUNTER" -> proposed(object, kept);
      default -> shown(object, kept, InvitationStanding.Act.NONE, "");
    };
  }

  /** What does not repeat and is at the time that is proposed already, needs no move. */
  private InvitationStanding proposed(CalendarObject proposal, Optional<LetterStanding.Kept> kept) {
    InvitationStanding open =
        shown(
            proposal,
            kept,
            kept.filter(LetterStanding.Kept::isOrganized).isPresent()
                ? InvitationStanding.Act.MOVE
                : InvitationStanding.Act.NONE,
            kept.isEmpty() ? "invitation.absent" : "");
    boolean isTaken =
        open.act() == InvitationStanding.Act.MOVE
            && proposal.main().recurrenceId().isEmpty()
            && open.kept().isEmpty();
    return isTaken ? shown(proposal, kept, InvitationStanding.Act.NONE, "") : open;
  }

  private InvitationStanding asked(CalendarObject object, LetterStanding standing) {
    Optional<LetterStanding.Kept> kept = standing.kept();
    boolean isOwn =
        standing.note() == ItipNote.OWN
            || kept.filter(LetterStanding.Kept::isOrganized).isPresent();
    boolean isOff = !standing.isNew() && kept.filter(LetterStanding.Kept::isCancelled).isPresent();
    boolean isAnswered = !isOwn && !isOff && (standing.isNew() || kept.isPresent());
    return shown(
        object,
        kept,
        isAnswered && standing.note() != ItipNote.OTHER_ORGANIZER
            ? InvitationStanding.Act.ANSWER
            : InvitationStanding.Act.NONE,
        isOff
            ? "invitation.off"
            : standing.note() == ItipNote.OUTDATED
                ? "invitation.outdated"
                : standing.isNew() && kept.isPresent() ? "invitation.changes" : "");
  }

  private InvitationStanding shown(
      CalendarObject object,
      Optional<LetterStanding.Kept> kept,
      InvitationStanding.Act act,
      String said) {
    boolean isTimed = act == InvitationStanding.Act.ANSWER || act == InvitationStanding.Act.MOVE;
    return new InvitationStanding(
        act,
        said,
        act == InvitationStanding.Act.ANSWER
            ? kept.flatMap(LetterStanding.Kept::answer).map(InvitationStandings::word).orElse("")
            : "",
        isTimed ? kept.map(one -> otherTime(object, one)).orElse("") : "",
        kept.map(InvitationStandings::address).orElse(""),
        isTimed ? overlaps(object) : List.of());
  }

  private static String word(MeetingAnswer answer) {
    return answer.written().toLowerCase(Locale.ROOT);
  }

  private static String address(LetterStanding.Kept kept) {
    return "event?c=" + kept.calendar() + "&k=" + Redirect.encoded(kept.key().value());
  }

  /** When the calendar has what does not repeat, where that is another time. */
  private String otherTime(CalendarObject letter, LetterStanding.Kept kept) {
    return objects.open(visitor.caller(), kept.calendar(), kept.key())
                instanceof Answer.Done<StoredObject>(StoredObject stored)
            && CalendarObject.read(stored.octets())
                instanceof CalendarReading.Read(CalendarObject object)
            && letter.main().recurrenceId().isEmpty()
        ? first(object)
            .filter(
                there ->
                    first(letter)
                        .filter(
                            one -> !one.from().equals(there.from()) || !one.to().equals(there.to()))
                        .isPresent())
            .map(times::when)
            .orElse("")
        : "";
  }

  private Optional<SeriesInstance> first(CalendarObject object) {
    return object.instances(TimeSpan.ALWAYS, ui.getZone(), NEAR).instances().stream().findFirst();
  }

  /** What else is at the first of its times that is still to come. */
  private List<String> overlaps(CalendarObject object) {
    Instant now = Instant.now();
    return object.instances(TimeSpan.ALWAYS, ui.getZone(), NEAR).instances().stream()
        .filter(one -> one.to().isAfter(now) && one.to().isAfter(one.from()))
        .findFirst()
        .map(one -> overlaps(new TimeSpan(one.from(), one.to()), object.uid()))
        .orElse(List.of());
  }

  private List<String> overlaps(TimeSpan span, String uid) {
    return happenings.taking(span, uid).stream()
        .limit(MOST_OVERLAPS)
        .map(
            one ->
                texts.of(
                    "invitation.overlaps",
                    one.title().isEmpty() ? texts.of("calendar.untitled") : one.title(),
                    hours(one, span)))
        .toList();
  }

  /** On the day of the invitation itself the hours alone. */
  private String hours(Happening one, TimeSpan span) {
    LocalDate day = LocalDate.ofInstant(span.from(), ui.getZone());
    return one.isBar() || !one.firstDay().equals(day) || !one.lastDay().equals(day)
        ? dates.span(one)
        : dates.time(one.start()) + "–" + dates.time(one.end());
  }
}
