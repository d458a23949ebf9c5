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
 * Applies an attendee's answer to the organizer's object. For each attendee and part the newest
 * answer counts. The time of an answer is stored in the attendee's line, as Apple's server does.
 */
final class ReplyProcessing {
  static final String ANSWERED = "X-CALENDARSERVER-DTSTAMP";

  /** The server sends nothing to an attendee with this parameter (RFC 6638 §7.1). */
  private static final LineParameter UNTOLD = new LineParameter("SCHEDULE-AGENT", "NONE");

  /** The most uninvited attendees of all instances. Anybody who knows a UID may answer. */
  private static final int MOST_UNINVITED = 50;

  /** The most parts that answers may add up to, as each one repeats the series' content. */
  private static final int MOST_INSTANCES = 300;

  /** The longest address or name that an answer may add, in characters. */
  private static final int MOST_VALUE = 320;

  /** The longest comment of an answer that is kept, in characters. */
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

  ReplyProcessing(Meeting stored, Meeting message, ItipSender sender) {
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
        return new ItipOutcome.Left(ItipResultCode.MALFORMED);
      }
      take(said, answer.get());
      if (isTooMuch) {
        return new ItipOutcome.Left(ItipResultCode.TOO_MUCH);
      }
    }
    if (unstamped(parts).equals(unstamped(stored.parts()))) {
      return new ItipOutcome.Left(isOutdated ? ItipResultCode.OUTDATED : ItipResultCode.DUPLICATE);
    }
    return new ItipOutcome.Updated(
        stored.with(parts).calendar(),
        isCrasher ? ItipResultCode.CRASHER : ItipResultCode.TAKEN,
        List.of());
  }

  /**
   * Returns the parts without the times of answers: repeating the same answer is not a change,
   * however often it is sent. As a consequence, an answer that was given before such a repetition
   * and arrives after it counts as newer.
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

  /** Returns the line of the answering attendee. A reply should have no other (RFC 5546 §3.2.3). */
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
      // The time of the answer for the series does not apply to an instance that is answered by
      // itself.
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
      // An answer for the series applies to each instance that was not answered by itself.
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

  /** Returns whether an answer may add a part for an instance that had none. */
  private boolean mayAdd(ContentLine answer) {
    return parts.size() < MOST_INSTANCES
        && (sender.trust() == ItipSender.Trust.READER
            || stored.invites(CalendarUsers.address(answer)));
  }

  /**
   * Returns whether the message is about an earlier state of the part. Attendees may not know of a
   * meeting that was moved and moved back. SEQUENCE alone would reject answers for the very times
   * that it has now (RFC 5546 §2.1.5).
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
      // This attendee was not invited. The server sends it nothing unless the organizer decides
      // otherwise.
      return changed.plus(
          after
              .without("DELEGATED-TO")
              .with(new LineParameter("ROLE", "OPT-PARTICIPANT"))
              .with(UNTOLD));
    }
    return delegated(changed, said, answer, known.get());
  }

  /** Returns whether one more uninvited attendee would exceed the bound for all parts together. */
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

  /** Returns the PARTSTAT to store: tentative for a proposal if there was no answer. */
  private String status(ContentLine before, ContentLine answer) {
    String said = CalendarUsers.status(answer);
    if (!isProposal() || !said.equals(OwnParticipation.NONE)) {
      return said;
    }
    String known = CalendarUsers.status(before);
    return known.equals(OwnParticipation.NONE) ? "TENTATIVE" : known;
  }

  private boolean isProposal() {
    return message.method().filter(ItipMethod.COUNTER::equals).isPresent();
  }

  /** Returns the line with the proposed time, which is stored with the answer (RFC 5546 §3.2.7). */
  private ContentLine proposed(ContentLine line, CalendarComponent said) {
    return isProposal()
        ? ProposedTime.of(said, CounterProposal.zones(message))
            .map(time -> time.kept(line))
            .orElse(line)
        : line;
  }

  /** Returns the line with the answer's comment, kept until the next answer (RFC 5546 §3.2.3). */
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
      Optional<LineParameter> parameter = answer.parameter(name).filter(ReplyProcessing::isShort);
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
   * Adds the attendee's delegate as an attendee (RFC 5546 §3.2.2.3). An attendee has at most one
   * delegate, the same in all instances. The server sends nothing to the delegate of a delegate or
   * of an uninvited attendee. It also sends nothing to a delegate in another domain if the sender
   * of the reply is not verified (RFC 5546 §6.1.1). The invitation contains all that the organizer
   * tells attendees.
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
            .map(ReplyProcessing::plain)
            .orElseGet(() -> ContentLine.of("ATTENDEE", "mailto:" + named.get()))
            .with(new LineParameter("DELEGATED-FROM", answer.value()))
            .with(new LineParameter("PARTSTAT", "NEEDS-ACTION"));
    boolean isTold =
        isAsked
            && OutgoingItip.isOurs(known)
            && (sender.trust() != ItipSender.Trust.UNPROVEN || isNear(named.get()));
    return part.plus(isTold ? line : line.with(UNTOLD));
  }

  /** Returns a delegate's line with only the parameters that describe the delegate. */
  private static ContentLine plain(ContentLine line) {
    return ContentLine.of(
        "ATTENDEE",
        line.parameters().stream()
            .filter(parameter -> OF_DELEGATES.contains(parameter.name()) && isShort(parameter))
            .limit(OF_DELEGATES.size())
            .toList(),
        line.value());
  }

  /** Returns whether an attendee delegates another instance to a different address. */
  private boolean sendsAnother(String who, String named) {
    return parts.values().stream()
        .flatMap(part -> part.lines("ATTENDEE").stream())
        .anyMatch(line -> isSentBy(line, who) && !CalendarUsers.address(line).equals(named));
  }

  /** Returns whether an address is of the organizer's own domain. */
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
