package org.carillon.format.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefMeetingTest {
  private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
  private static final Instant SAID = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void outlookInvitationIsRead() {
    byte[] octets =
        TnefWriter.meeting("IPM.Schedule.Meeting.Request", TnefWriter.id("x@y"), START, SAID);
    assertThat(TnefMeeting.read(octets))
        .contains(
            new TnefMeeting(
                TnefMeeting.Kind.REQUEST,
                "x@y",
                "Plans",
                "Room 7",
                START,
                START.plusSeconds(3600),
                false,
                2,
                SAID,
                false));
    assertThat(Tnef.files(octets)).isEmpty();
  }

  @Test
  void outlookUidIsTheIdWithoutTheInstanceDate() {
    byte[] id = Arrays.copyOf(TnefWriter.id(""), 56);
    Arrays.fill(id, 40, 56, (byte) 0xab);
    byte[] instance = id.clone();
    instance[16] = 7;
    String uid =
        TnefMeeting.read(TnefWriter.meeting("IPM.Schedule.Meeting.Canceled", id, START, SAID))
            .orElseThrow()
            .uid();
    assertThat(uid).startsWith("040000008200E00074C5B7101A82E008").hasSize(112);
    assertThat(
            TnefMeeting.read(
                    TnefWriter.meeting("IPM.Schedule.Meeting.Resp.Neg", instance, START, SAID))
                .orElseThrow()
                .uid())
        .isEqualTo(uid);
  }

  @Test
  void otherOrDamagedTnefIsNoMeeting() {
    assertThat(TnefMeeting.read(new byte[0])).isEmpty();
    assertThat(TnefMeeting.read(TnefWriter.meeting("IPM.Note", TnefWriter.id("x"), START, SAID)))
        .isEmpty();
    byte[] octets =
        TnefWriter.meeting("IPM.Schedule.Meeting.Request", TnefWriter.id("x@y"), START, SAID);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = Arrays.copyOf(octets, 1 + random.nextInt(octets.length));
      for (int k = random.nextInt(4); k > 0; k--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> TnefMeeting.read(broken)).doesNotThrowAnyException();
    }
  }
}
