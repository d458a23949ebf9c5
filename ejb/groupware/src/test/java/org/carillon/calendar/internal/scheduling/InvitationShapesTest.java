package org.carillon.calendar.internal.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.IncomingItip;
import org.carillon.format.itip.ItipOutcome;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests invitations in the published forms of vendors, each to a meeting at ten in Berlin. */
class InvitationShapesTest {
  private static final Set<String> BEN = Set.of("ben@example.test");
  private static final Instant TEN = Instant.parse("2027-04-05T08:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"exchange", "google", "apple", "zimbra", "notes"})
  void invitationOfEachProgramIsTaken(String maker) throws Exception {
    byte[] mail;
    try (InputStream in = getClass().getResourceAsStream("shapes/" + maker + ".eml")) {
      mail = in.readAllBytes();
    }
    Meeting invitation = CalendarParts.message(Content.of(mail)).orElseThrow();
    assertThat(invitation.organizer()).contains("zoe@example.org");

    ItipOutcome outcome =
        IncomingItip.take(
            Optional.empty(), invitation, BEN, ItipSender.proven("zoe@example.org"), Instant.now());
    assertThat(outcome.note()).isEqualTo(ItipResultCode.TAKEN);
    Meeting taken = Meeting.of(((ItipOutcome.Updated) outcome).object()).orElseThrow();
    assertThat(CalendarUsers.attendee(taken.first(), BEN).map(CalendarUsers::status))
        .contains("NEEDS-ACTION");
    assertThat(taken.first().text("SUMMARY")).contains("Planung");

    CalendarObject object =
        ((CalendarParseResult.Read) CalendarObject.read(taken.calendar().octets())).object();
    assertThat(
            object
                .instances(
                    new TimeSpan(TEN.minusSeconds(86_400), TEN.plusSeconds(86_400)),
                    ZoneOffset.UTC,
                    ExpansionLimit.USUAL)
                .instances())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.from()).isEqualTo(TEN);
              assertThat(one.to()).isEqualTo(TEN.plusSeconds(3600));
            });
    // The same invitation a second time contains nothing new.
    assertThat(
            IncomingItip.take(
                    Optional.of(taken),
                    invitation,
                    BEN,
                    ItipSender.proven("zoe@example.org"),
                    Instant.now())
                .note())
        .isEqualTo(ItipResultCode.DUPLICATE);
  }
}
