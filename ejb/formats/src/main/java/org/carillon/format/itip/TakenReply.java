package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * An attendee's answer in the organiser's object. Of each attendee and part the newest answer
 * counts: when it was given is kept in the attendee's line, as Apple's server does.
 */
final class TakenReply {
  static final String ANSWERED = "X-CALENDARSERVER-DTSTAMP";

  /** The server sends nothing to such an attendee (RFC 6638 §7.1). */
  private static final LineParameter UNTOLD = new LineParameter("SCHEDULE-AGENT", "NONE");

  /**
   * Whoever knows a UID may answer, under as many names as they like: of all instances together.
   */
  private static final int MOST_UNINVITED = 50;

  /** Each instance says again all that the series says: beyond so many answers make no more. */
  private static final int MOST_INSTANCES = 300;

  /** The longest value that an answer brings with it, in characters: an address, or a name. */
  private static final int MOST_VALUE = 320;

  /** What is kept of what an answer says besides, in characters. */
  private static final int MOST_COMMENT = 1_000;

  private static final Set<String> OF_DELEGATES =
      Set.of("CN", "CUTYPE", "EMAIL", "LANGUAGE", "ROLE", "RSVP");

  private final Meeting stored;
  private final Meeting message;
  private final ItipSender sender;
  private final Map<InstanceId, CalendarComponent> parts;
  private final SeriesParts.Instances instances;
  private boolean isCrasher;
  private boolean isOutdated;
  private boolean isTooMuch;

  TakenReply(Meeting stored, Meeting message, ItipSender sender) {
    this.stored = stored;
    this.message = message;
    this.sender = sender;
    this.parts = new LinkedHashMap<>(stored.parts());
    this.instances = new SeriesParts.Instances(stored, message);
  }

  ItipOutcome reply() {
    for (CalendarComponent said : message.parts().values()) {
      Optional<ContentLine> answer = answer(said);
      if (answer.isEmpty()) {
        return new ItipOutcome.Left(ItipNote.MALFORMED);
      }
      take(said, answer.get());
      if (isTooMuch) {
        return new ItipOutcome.Left(ItipNote.TOO_MUCH);
      }
    }
    if (unstamped(parts).equals(unstamped(stored.parts()))) {
      return new ItipOutcome.Left(isOutdated ? ItipNote.OUTDATED : ItipNote.DUPLICATE);
    }
    return new ItipOutcome.Updated(
        stored.with(parts).calendar(), isCrasher ? ItipNote.CRASHER : ItipNote.TAKEN, List.of());
  }

  /**
   * Without when it was answered: what says the same once more is no change, however often it is
   * said. What was said between and comes last of all is then taken for newer than it is.
   */
  private static Map<InstanceId, CalendarComponent> unstamped(
      Map<InstanceId, CalendarComponent> parts) {
    Map<InstanceId, CalendarComponent> plain = new LinkedHashMap<>();
    parts.forEach((id, part) -> plain.put(id, unstamped(part)));
    return plain;
  }

  private static CalendarComponent unstamped(CalendarComponent part) {
    return part.withLines(line -> line.name().equals("ATTENDEE") ? line.without(ANSWERED) : line);
  }

  /** The line of whoever answers; a reply should have no other (RFC 5546 §3.2.3). */
  private Optional<ContentLine> answer(CalendarComponent said) {
    List<ContentLine> all = said.lines("ATTENDEE");
    return CalendarUsers.attendee(said, Set.of(sender.address()))
        .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
  }

  private void take(CalendarComponent said, ContentLine answer) {
    if (answer.value().length() > MOST_VALUE) {
      isTooMuch = true;
      return;
    }
    Optional<ContentLine> name = said.first("RECURRENCE-ID").flatMap(instances::named);
    InstanceId id = name.map(InstanceId::of).orElseGet(() -> InstanceId.of(said));
    CalendarComponent master = parts.get(InstanceId.MASTER);
    CalendarComponent part = parts.get(id);
    if (part == null && name.isPresent() && master != null) {
      if (!mayAdd(answer)) {
        isTooMuch = true;
        return;
      }
      // When the series was answered says nothing of an instance that is answered alone.
      part = unstamped(SeriesParts.instance(master, name.get()));
    }
    if (part == null || isOfOtherState(said, part)) {
      isOutdated = true;
      return;
    }
    CalendarComponent answered = answered(part, said, answer, Meeting.stamp(said));
    if (answered.equals(part)) {
      return;
    }
    parts.put(id, answered);
    if (id.isMaster()) {
      // An answer for the series is one for each instance that was not answered by itself.
      for (InstanceId other : List.copyOf(parts.keySet())) {
        CalendarComponent instance = parts.get(other);
        if (instance != null
            && !other.isMaster()
            && Meeting.sequence(said) >= Meeting.sequence(instance)
            && CalendarUsers.attendee(instance, Set.of(CalendarUsers.address(answer)))
                .filter(line -> CalendarUsers.status(line).equals("NEEDS-ACTION"))
                .isPresent()) {
          parts.put(other, answered(instance, said, answer, Meeting.stamp(said)));
        }
      }
    }
  }

  /** Whether an answer may make an instance differ that was as the series has it. */
  private boolean mayAdd(ContentLine answer) {
    return parts.size() < MOST_INSTANCES
        && (sender.trust() == ItipSender.Trust.READER
            || stored.invites(CalendarUsers.address(answer)));
  }

  /**
   * Whether it answers what was before the part. Of what was moved and moved back nobody was told,
   * so that SEQUENCE alone would leave out answers for the very time that it has (RFC 5546 §2.1.5).
   */
  private boolean isOfOtherState(CalendarComponent said, CalendarComponent part) {
    return isProposal()
        ? CounterProposal.isOutdated(stored, part, message, said)
        : Meeting.sequence(said) < Meeting.sequence(part)
            && (said.first("DTSTART").isEmpty()
                || SeriesParts.isRescheduled(part.without("EXDATE"), said.without("EXDATE")));
  }

  private CalendarComponent answered(
      CalendarComponent part, CalendarComponent said, ContentLine answer, Instant stamp) {
    String who = CalendarUsers.address(answer);
    Optional<ContentLine> known = CalendarUsers.attendee(part, Set.of(who));
    if (known.isPresent() && isAnsweredSince(known.get(), stamp)) {
      isOutdated = true;
      return part;
    }
    if (known.isEmpty() && isOneTooMany(who)) {
      isTooMuch = true;
      return part;
    }
    ContentLine before =
        known.orElseGet(
            () ->
                ContentLine.of(
                    "ATTENDEE",
                    answer.parameters().stream()
                        .filter(parameter -> parameter.name().equals("CN") && isShort(parameter))
                        .toList(),
                    answer.value()));
    ContentLine after = said(before, said, answer, stamp);
    List<CalendarNode> nodes = new ArrayList<>();
    for (CalendarNode node : part.nodes()) {
      nodes.add(node.equals(before) ? after : node);
    }
    CalendarComponent changed = CalendarComponent.of(part.name(), nodes);
    if (known.isEmpty()) {
      isCrasher = true;
      // Nobody asked for it to be here: it is told nothing until the organiser says otherwise.
      return changed.plus(
          after
              .without("DELEGATED-TO")
              .with(new LineParameter("ROLE", "OPT-PARTICIPANT"))
              .with(UNTOLD));
    }
    return delegated(changed, said, answer, known.get());
  }

  /** Whether somebody who comes by themselves is one too many of those, in all parts together. */
  private boolean isOneTooMany(String who) {
    Set<String> all =
        parts.values().stream()
            .flatMap(part -> part.lines("ATTENDEE").stream())
            .filter(CalendarUsers::isUnasked)
            .map(CalendarUsers::address)
            .collect(Collectors.toSet());
    return all.size() >= MOST_UNINVITED && !all.contains(who);
  }

  private static boolean isShort(LineParameter parameter) {
    return parameter.values().stream().mapToInt(String::length).sum() <= MOST_VALUE;
  }

  private static boolean isAnsweredSince(ContentLine line, Instant stamp) {
    return line.parameterValue(ANSWERED)
        .flatMap(
            written ->
                org.carillon.format.icalendar.time.CalendarTime.parse(written, "")
                    .map(time -> time.local().toInstant(java.time.ZoneOffset.UTC)))
        .filter(last -> !stamp.isAfter(last))
        .isPresent();
  }

  /** What is answered: whoever proposes another time and says nothing else comes perhaps. */
  private String status(ContentLine before, ContentLine answer) {
    String said = CalendarUsers.status(answer);
    if (!isProposal() || !said.equals(OwnAnswer.NONE)) {
      return said;
    }
    String known = CalendarUsers.status(before);
    return known.equals(OwnAnswer.NONE) ? "TENTATIVE" : known;
  }

  private boolean isProposal() {
    return message.method().filter(ItipMethod.COUNTER::equals).isPresent();
  }

  /** The time that is proposed is kept with the answer (RFC 5546 §3.2.7). */
  private ContentLine proposed(ContentLine line, CalendarComponent said) {
    return isProposal()
        ? ProposedTime.of(said, CounterProposal.zones(message))
            .map(time -> time.kept(line))
            .orElse(line)
        : line;
  }

  /** What is said with the answer is kept with it, until the next (RFC 5546 §3.2.3). */
  private static ContentLine commented(ContentLine line, CalendarComponent said) {
    String comment = said.text("COMMENT").orElse("").strip();
    int most = Math.min(comment.length(), MOST_COMMENT);
    return comment.isEmpty()
        ? line.without(CalendarUser.COMMENT)
        : line.with(new LineParameter(CalendarUser.COMMENT, comment.substring(0, most)));
  }

  private ContentLine said(
      ContentLine before, CalendarComponent said, ContentLine answer, Instant stamp) {
    ContentLine after =
        commented(proposed(before, said), said)
            .with(new LineParameter("PARTSTAT", status(before, answer)))
            .without("RSVP")
            .with(
                new LineParameter(
                    ANSWERED,
                    org.carillon.format.icalendar.time.CalendarTime.utc(stamp).written()));
    for (String name : List.of("SENT-BY", "DELEGATED-TO")) {
      Optional<LineParameter> parameter = answer.parameter(name).filter(TakenReply::isShort);
      after = parameter.isPresent() ? after.with(parameter.get()) : after.without(name);
    }
    String status =
        said.first("REQUEST-STATUS")
            .map(line -> line.value().split(";", 2)[0].strip())
            .filter(code -> code.matches("[0-9](\\.[0-9]{1,2}){1,2}"))
            .orElse("2.0");
    return after.with(new LineParameter("SCHEDULE-STATUS", status));
  }

  /**
   * Whom the attendee sends instead becomes an attendee (RFC 5546 §3.2.2.3): one in its place, of
   * all instances the same, and whom that one sends is told nothing by itself. Neither is one
   * elsewhere of whose sending nobody knows whether it is true (RFC 5546 §6.1.1): the invitation
   * says all that is said to those who are asked for.
   */
  private CalendarComponent delegated(
      CalendarComponent part, CalendarComponent said, ContentLine answer, ContentLine known) {
    Optional<String> named =
        answer
            .parameter("DELEGATED-TO")
            .filter(parameter -> parameter.values().size() == 1 && isShort(parameter))
            .map(parameter -> CalendarUsers.address(parameter.values().getFirst()));
    String who = CalendarUsers.address(known);
    if (named.isEmpty()
        || named.get().isEmpty()
        || CalendarUsers.attendee(part, Set.of(named.get())).isPresent()
        || part.lines("ATTENDEE").stream().anyMatch(line -> isSentBy(line, who))) {
      return part;
    }
    boolean isAsked =
        known.parameter("DELEGATED-FROM").isEmpty() && !CalendarUsers.isUnasked(known);
    if (sendsAnother(who, named.get()) || !isAsked && isOneTooMany(named.get())) {
      isTooMuch = true;
      return part;
    }
    ContentLine line =
        CalendarUsers.attendee(said, Set.of(named.get()))
            .filter(written -> written.value().length() <= MOST_VALUE)
            .map(TakenReply::plain)
            .orElseGet(() -> ContentLine.of("ATTENDEE", "mailto:" + named.get()))
            .with(new LineParameter("DELEGATED-FROM", answer.value()))
            .with(new LineParameter("PARTSTAT", "NEEDS-ACTION"));
    boolean isTold =
        isAsked
            && OutgoingItip.isOurs(known)
            && (sender.trust() != ItipSender.Trust.UNPROVEN || isNear(named.get()));
    return part.plus(isTold ? line : line.with(UNTOLD));
  }

  /** What a delegate's line says of who that is, and no more. */
  private static ContentLine plain(ContentLine line) {
    return ContentLine.of(
        "ATTENDEE",
        line.parameters().stream()
            .filter(parameter -> OF_DELEGATES.contains(parameter.name()) && isShort(parameter))
            .limit(OF_DELEGATES.size())
            .toList(),
        line.value());
  }

  /** Whether an attendee sends somebody else to another instance. */
  private boolean sendsAnother(String who, String named) {
    return parts.values().stream()
        .flatMap(part -> part.lines("ATTENDEE").stream())
        .anyMatch(line -> isSentBy(line, who) && !CalendarUsers.address(line).equals(named));
  }

  /** Whether an address is of the organiser's own domain. */
  private boolean isNear(String address) {
    return stored.organizer().filter(one -> domain(one).equals(domain(address))).isPresent();
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static boolean isSentBy(ContentLine line, String who) {
    return line.parameter("DELEGATED-FROM").stream()
        .flatMap(parameter -> parameter.values().stream())
        .anyMatch(value -> CalendarUsers.address(value).equals(who));
  }
}
