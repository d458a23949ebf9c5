package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.instance;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.status;
import static org.carillon.format.itip.ItipSamples.take;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Messages that say more than their senders may. */
class HostileItipTest {
  private static final InstanceId SECOND = new InstanceId("2026-12-08T09:00:00Z");
  private static final String EARLY = "20261124T080000Z";
  private static final String LATER = "20261124T090000Z";

  private static Meeting changed(Meeting of, UnaryOperator<String> change) {
    return meeting(change.apply(of.calendar().toString().replace("\r\n", "\n")));
  }

  /** As if Ben had accepted. */
  private static Meeting presumed(Meeting of) {
    return changed(of, text -> text.replace("NEEDS-ACTION", "ACCEPTED"));
  }

  private static Meeting delegating(String who, String to) {
    return meeting(
        """
        BEGIN:VCALENDAR
        METHOD:REPLY
        BEGIN:VEVENT
        UID:weekly@example.com
        DTSTAMP:20261124T090000Z
        ORGANIZER:mailto:anna@example.com
        ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=%s:mailto:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(to, who));
  }

  @Test
  void nobodyIsAnsweredForByARequest() {
    Meeting fresh = presumed(weekly("REQUEST", 0, EARLY, ""));
    Meeting stored = take(Optional.empty(), fresh, BEN, ANNA).orElseThrow();
    assertThat(status(stored, InstanceId.MASTER, BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(status(stored, InstanceId.MASTER, ANNA)).isEqualTo("ACCEPTED");

    Meeting again = presumed(weekly("REQUEST", 1, LATER, ""));
    Meeting declined = OwnAnswer.of(stored, me(BEN), "DECLINED");
    assertThat(
            status(
                take(Optional.of(declined), again, BEN, ANNA).orElseThrow(),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void whatMovesIsAskedForAnewAlsoWithTheSameSequence() {
    Meeting accepted =
        OwnAnswer.of(
            take(Optional.empty(), weekly("REQUEST", 0, EARLY, ""), BEN, ANNA).orElseThrow(),
            me(BEN),
            "ACCEPTED");
    for (int sequence : new int[] {0, 1}) {
      Meeting moved =
          presumed(
              changed(
                  weekly("REQUEST", sequence, LATER, ""),
                  text -> text.replace("20261201T1", "20261202T1")));
      assertThat(
              status(
                  take(Optional.of(accepted), moved, BEN, ANNA).orElseThrow(),
                  InstanceId.MASTER,
                  BEN))
          .isEqualTo("NEEDS-ACTION");
      Meeting same = presumed(weekly("REQUEST", sequence, LATER, "LOCATION:Yard\n"));
      assertThat(
              status(
                  take(Optional.of(accepted), same, BEN, ANNA).orElseThrow(),
                  InstanceId.MASTER,
                  BEN))
          .isEqualTo("ACCEPTED");
    }
    Meeting later = presumed(instance("REQUEST", 1, LATER, "20261208", ""));
    assertThat(status(take(Optional.of(accepted), later, BEN, ANNA).orElseThrow(), SECOND, BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void givenAnswersAreThoseOfTheSameTimes() {
    Meeting stored =
        OwnAnswer.of(
            take(Optional.empty(), weekly("REQUEST", 0, EARLY, ""), BEN, ANNA).orElseThrow(),
            me(BEN),
            "ACCEPTED");
    Meeting extended =
        presumed(changed(weekly("", 1, LATER, ""), text -> text.replace("COUNT=10", "COUNT=20")));

    assertThat(
            status(OwnAnswer.given(extended, Optional.of(stored), me(BEN)), InstanceId.MASTER, BEN))
        .isEqualTo("NEEDS-ACTION");
    assertThat(
            status(
                OwnAnswer.given(weekly("", 0, LATER, "LOCATION:x\n"), Optional.of(stored), me(BEN)),
                InstanceId.MASTER,
                BEN))
        .isEqualTo("ACCEPTED");
    assertThat(status(OwnAnswer.given(extended, Optional.empty(), me(BEN)), InstanceId.MASTER, BEN))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void whatIsNoMeetingIsNotOverwritten() {
    Meeting plain =
        changed(
            weekly("", 0, EARLY, ""), text -> text.replaceAll("(?m)^(ORGANIZER|ATTENDEE).*\n", ""));
    for (String method : new String[] {"REQUEST", "CANCEL", "PUBLISH", "ADD"}) {
      assertThat(
              IncomingItip.take(
                      Optional.of(plain), weekly(method, 5, LATER, ""), me(BEN), ANNA, NOW)
                  .note())
          .as(method)
          .isEqualTo(ItipNote.OTHER_ORGANIZER);
    }
  }

  @Test
  void oneAnswerSendsOneInItsPlace() {
    Optional<Meeting> own = Optional.of(weekly("", 0, EARLY, ""));
    Meeting many =
        take(own, delegating(BEN, "\"mailto:a@x.org\",\"mailto:b@x.org\""), ANNA, BEN)
            .orElseThrow();
    assertThat(many.attendees()).doesNotContain("a@x.org", "b@x.org");

    Meeting one = take(own, delegating(BEN, "\"mailto:a@x.org\""), ANNA, BEN).orElseThrow();
    assertThat(one.attendees()).contains("a@x.org");
    Meeting next =
        take(
                Optional.of(one),
                changed(
                    delegating(BEN, "\"mailto:b@x.org\""),
                    text -> text.replace("T090000Z", "T091000Z")),
                ANNA,
                BEN)
            .orElseThrow();
    assertThat(next.attendees()).contains("a@x.org").doesNotContain("b@x.org");
    Meeting chained =
        take(Optional.of(one), delegating("a@x.org", "\"mailto:c@x.org\""), ANNA, "a@x.org")
            .orElseThrow();
    assertThat(OutgoingItip.between(Optional.of(one), Optional.of(chained), me(ANNA), NOW))
        .extracting(ItipMessage::to)
        .doesNotContain("c@x.org");
  }

  @Test
  void whoComesUnaskedIsToldNothing() {
    Meeting own = weekly("", 0, EARLY, "");
    String eve = "eve@x.org";
    Meeting stored =
        take(Optional.of(own), delegating(eve, "\"mailto:f@x.org\""), ANNA, eve).orElseThrow();

    assertThat(stored.attendees()).contains(eve).doesNotContain("f@x.org");
    assertThat(OutgoingItip.between(Optional.of(own), Optional.of(stored), me(ANNA), NOW))
        .extracting(ItipMessage::to)
        .doesNotContain(eve);
    Meeting refresh = weekly("REFRESH", 0, LATER, "");
    assertThat(IncomingItip.take(Optional.of(stored), refresh, me(ANNA), eve, NOW).messages())
        .isEmpty();
    assertThat(CalendarUsers.attendee(stored.first(), Set.of(eve))).isPresent();
  }
}
