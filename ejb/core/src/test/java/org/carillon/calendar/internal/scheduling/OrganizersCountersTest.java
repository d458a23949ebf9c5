package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import java.time.Instant;
import org.carillon.calendar.internal.scheduling.mail.MeetingMail;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ProposedTime.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 5546 §3.2.7, §3.2.8: organizers take times that others propose, or decline them. */
class OrganizersCountersTest extends MeetingGround {
  private static final Instant LATER = TOMORROW.plus(Duration.ofHours(3));

  private OrganizersCounters counters;

  @BeforeEach
  void wire() throws Exception {
    counters =
        new OrganizersCounters(
            calendars,
            own,
            new MeetingMail(
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

  @Test
  void whatIsAcceptedMovesTheMeetingAndAllAreAskedAnew() throws Exception {
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
  void ofWhatIsDeclinedWhoeverProposedItIsTold() throws Exception {
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
  void whatIsDecidedIsDecided() throws Exception {
    assertThat(done(counters.standing(anna, counter("talk"), FAR))).contains(Standing.WAITING);
    done(counters.decline(anna, counter("talk"), FAR));
    tellAll();

    assertThat(done(counters.standing(anna, counter("talk"), FAR))).contains(Standing.DECLINED);
    assertThat(done(counters.standing(anna, counter("talk"), BEN))).contains(Standing.WAITING);
    assertThat(counters.decline(anna, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(counters.accept(anna, counter("talk"), FAR).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(mails).hasSize(1);

    // Whoever takes the meeting there in another program has taken the proposal.
    done(put(anna, "talk.ics", event("talk", LATER, "SEQUENCE:1\r\nLOCATION:Roof\r\n", BEN, FAR)));
    assertThat(done(counters.standing(anna, counter("talk"), BEN))).contains(Standing.TAKEN);
    assertThat(done(counters.standing(ben, counter("talk"), BEN))).isEmpty();
  }

  @Test
  void onlyTheOrganizerTakesWhatSomebodyInvitedProposes() {
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
