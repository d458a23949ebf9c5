package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import java.time.Instant;
import org.carillon.calendar.internal.scheduling.mail.ProposalMail;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ProposedTime.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of RFC 5546 §3.2.7 and §3.2.8: organizers accept or decline proposed times. */
class OrganizerProposalDecisionsTest extends MeetingFixture {
  private static final Instant LATER = TOMORROW.plus(Duration.ofHours(3));

  private OrganizerProposalDecisions counters;

  @BeforeEach
  void wire() throws Exception {
    counters =
        new OrganizerProposalDecisions(
            calendars,
            own,
            new ProposalMail(
                directory.addresses(),
                directory.settings(),
                (account, recipients) -> allowed-- > 0,
                () -> (domain, to, message) -> mails.add(to + "\n" + new String(message, UTF_8))));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    mails.clear();
  }

  private static byte[] counter(String uid) {
    return event(uid, LATER, "LOCATION:Roof\r\n", BEN, FAR)
        .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:COUNTER\r\n")
        .getBytes(UTF_8);
  }

  private static byte[] proposing(String text, String... more) {
    StringBuilder all =
        new StringBuilder(text.replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:COUNTER\r\n"));
    for (String one : more) {
      String part = one.substring(one.indexOf("BEGIN:VEVENT"), one.indexOf("END:VCALENDAR"));
      all.insert(all.indexOf("END:VCALENDAR"), part);
    }
    return all.toString().getBytes(UTF_8);
  }

  private static String instance(Instant of, Instant to) {
    return event("week", to, "RECURRENCE-ID:" + UTC.format(of) + "\r\n", FAR);
  }

  @Test
  void proposalNotFullyShownIsNotAccepted() throws Exception {
    done(put(anna, "week.ics", event("week", TOMORROW, "RRULE:FREQ=WEEKLY\r\n", FAR)));
    tellAll();
    String before = meeting(anna, "week").calendar().toString();
    Instant second = TOMORROW.plus(Duration.ofDays(7));
    Instant third = TOMORROW.plus(Duration.ofDays(14));
    byte[] two = proposing(instance(second, second.plusSeconds(3600)), instance(third, LATER));

    assertThat(done(counters.state(anna, two, FAR))).isEmpty();
    assertThat(counters.accept(anna, two, FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(meeting(anna, "week").calendar().toString()).isEqualTo(before);
  }

  @Test
  void proposalForASeriesOfWeekdaysOrWithOverridesIsNotOffered() throws Exception {
    String rule = "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n";
    done(put(anna, "week.ics", event("week", TOMORROW, rule, FAR)));
    tellAll();
    Instant otherDay = TOMORROW.plus(Duration.ofDays(1));
    byte[] moved = proposing(event("week", otherDay, rule, FAR));
    assertThat(done(counters.state(anna, moved, FAR))).isEmpty();
    assertThat(counters.accept(anna, moved, FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);

    byte[] later = proposing(event("week", TOMORROW.plusSeconds(60), rule, FAR));
    assertThat(done(counters.state(anna, later, FAR))).contains(State.WAITING);
    byte[] one = proposing(instance(otherDay, otherDay.plusSeconds(60)));
    done(counters.accept(anna, one, FAR));
    tellAll();
    assertThat(done(counters.state(anna, later, FAR))).isEmpty();
  }

  @Test
  void attendeeOfOneInstanceCannotProposeForAnother() throws Exception {
    String series = event("week", TOMORROW, "RRULE:FREQ=WEEKLY\r\n", BEN);
    Instant second = TOMORROW.plus(Duration.ofDays(7));
    String one = event("week", second, "RECURRENCE-ID:" + UTC.format(second) + "\r\n", BEN, FAR);
    String part = one.substring(one.indexOf("BEGIN:VEVENT"), one.indexOf("END:VCALENDAR"));
    done(put(anna, "week.ics", series.replace("END:VCALENDAR", part + "END:VCALENDAR")));
    tellAll();
    Instant third = TOMORROW.plus(Duration.ofDays(14));

    byte[] his = proposing(instance(second, second.plusSeconds(3600)));
    assertThat(done(counters.state(anna, his, FAR))).contains(State.WAITING);
    byte[] others = proposing(instance(third, third.plusSeconds(3600)));
    assertThat(counters.decline(anna, others, FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void acceptedProposalMovesTheMeetingAndAsksAllAgain() throws Exception {
    done(counters.accept(anna, counter("talk"), FAR));
    tellAll();

    assertThat(meeting(anna, "talk").calendar().toString())
        .contains("DTSTART:" + UTC.format(LATER), "LOCATION:Roof", "SEQUENCE:1");
    assertThat(status(anna, "talk", FAR)).isEqualTo("NEEDS-ACTION");
    assertThat(status(anna, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(meeting(ben, "talk").calendar().toString()).contains(UTC.format(LATER));
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(FAR).contains("method=REQUEST");

    assertThat(counters.accept(anna, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    tellAll();
    assertThat(mails).hasSize(1);
  }

  @Test
  void declinedProposalIsReportedToItsProposer() throws Exception {
    done(counters.decline(anna, counter("talk"), "MAILTO:" + FAR));
    tellAll();

    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(FAR).contains("method=DECLINECOUNTER");
    Meeting said =
        CalendarParts.message(
                Content.of(
                    mails.getFirst().substring(mails.getFirst().indexOf('\n') + 1).getBytes(UTF_8)))
            .orElseThrow();
    assertThat(said.uid()).isEqualTo("talk");
    assertThat(said.attendees()).containsExactly(FAR);
    assertThat(meeting(anna, "talk").calendar().toString())
        .contains("DTSTART:" + UTC.format(TOMORROW));
  }

  @Test
  void decidedProposalIsFinal() throws Exception {
    assertThat(done(counters.state(anna, counter("talk"), FAR))).contains(State.WAITING);
    done(counters.decline(anna, counter("talk"), FAR));
    tellAll();

    assertThat(done(counters.state(anna, counter("talk"), FAR))).contains(State.DECLINED);
    assertThat(done(counters.state(anna, counter("talk"), BEN))).contains(State.WAITING);
    assertThat(counters.decline(anna, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(counters.accept(anna, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(mails).hasSize(1);

    // An organizer who moves the meeting to that time in another program has accepted the proposal.
    done(put(anna, "talk.ics", event("talk", LATER, "SEQUENCE:1\r\nLOCATION:Roof\r\n", BEN, FAR)));
    assertThat(done(counters.state(anna, counter("talk"), BEN))).contains(State.TAKEN);
    assertThat(done(counters.state(ben, counter("talk"), BEN))).isEmpty();
  }

  @Test
  void onlyTheOrganizerAcceptsProposals() {
    assertThat(counters.accept(ben, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(counters.accept(anna, counter("other"), FAR).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(counters.accept(anna, counter("talk"), "eve@example.org").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(
            counters
                .accept(anna, event("talk", LATER, "", BEN, FAR).getBytes(UTF_8), FAR)
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(mails).isEmpty();
  }
}
