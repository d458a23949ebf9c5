package org.carillon.format.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.format.itip.ItipSamples.ANNA;
import static org.carillon.format.itip.ItipSamples.BEN;
import static org.carillon.format.itip.ItipSamples.NOW;
import static org.carillon.format.itip.ItipSamples.me;
import static org.carillon.format.itip.ItipSamples.meeting;
import static org.carillon.format.itip.ItipSamples.weekly;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of messages with two values for a property that may have only one. */
class AmbiguousMessagesTest {
  private static final String STAMP = "20261124T080000Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UID:other",
        "RECURRENCE-ID:20261208T090000Z\nRECURRENCE-ID:20261215T090000Z",
        "SEQUENCE:2",
        "DTSTAMP:20300101T100000Z",
        "DTSTART:20300101T100000Z",
        "ORGANIZER:mailto:eve@example.com",
        "organizer;cn=Anna:mailto:anna@example.com",
        "END:VEVENT\nBEGIN:VEVENT\nUID:weekly@example.com\nSUMMARY:Once more",
        "END:VEVENT\nBEGIN:VEVENT\nUID:weekly@example.com\nRECURRENCE-ID:20261208T090000Z\n"
            + "ORGANIZER:mailto:eve@example.com",
        "END:VEVENT\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:weekly@example.com\n"
            + "RECURRENCE-ID:20261208T090000Z"
      })
  void duplicatePropertiesMakeAMessageIneffective(String more) {
    for (ItipMethod method : ItipMethod.values()) {
      Meeting message = weekly(method.name(), 1, STAMP, more + "\n");
      assertThat(message.method()).as(method.name()).isEmpty();
      assertThat(
              IncomingItip.take(Optional.empty(), message, me(BEN), ItipSender.proven(ANNA), NOW))
          .isEqualTo(new ItipOutcome.Left(ItipResultCode.MALFORMED));
    }
  }

  @Test
  void instancesOfOneMeetingAreOneMessage() {
    String instance =
        """
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly@example.com
        RECURRENCE-ID:20261208T090000Z
        ORGANIZER:MAILTO:Anna@Example.com
        """;
    assertThat(weekly("REQUEST", 1, STAMP, instance).method()).contains(ItipMethod.REQUEST);
    assertThat(weekly("", 1, STAMP, instance).method()).isEmpty();
  }

  /** Tests that a message is judged by the same values that programs show. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:anna@example.com",
        "MAILTO:Anna%40Example.com",
        "mailto:anna@example.com?x@example.org",
        "mailto:anna%40example.com?x@example.org"
      })
  void organizerAddressIsDecoded(String written) {
    Meeting message =
        meeting(
            weekly("REQUEST", 1, STAMP, "")
                .calendar()
                .toString()
                .replace("mailto:anna@example.com", written)
                .replace("\r\n", "\n"));
    assertThat(message.organizer()).contains(ANNA);
  }
}
