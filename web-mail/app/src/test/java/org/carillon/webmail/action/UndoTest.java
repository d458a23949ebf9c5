package org.carillon.webmail.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.UidSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoTest {

  @Test
  void undoRoundTripsThroughItsForm() {
    var moved = new Undo.MoveBack("F2", UidSet.sorted(3, 4, 5, 9), "F1", 4);
    var flagged = new Undo.FlagBack("F1", UidSet.of(7), FlagChange.REMOVE, Flag.SEEN);
    assertThat(Undo.parse(moved.text())).contains(moved);
    assertThat(Undo.parse(flagged.text())).contains(flagged);
    var labelled = new Undo.KeywordBack("F1", UidSet.of(7), FlagChange.ADD, "$label1");
    var muted = new Undo.MuteBack("F1", UidSet.sorted(7, 8), true);
    assertThat(Undo.parse(labelled.text())).contains(labelled);
    assertThat(Undo.parse(muted.text())).contains(muted);
    var snoozed =
        new Undo.SnoozeBack("F1", UidSet.of(7), Instant.parse("2026-11-26T07:00:00.123Z"));
    assertThat(Undo.parse(snoozed.text())).contains(snoozed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "move",
        "move F1 x F2",
        "move F1 0 F2",
        "move F1 9:3 F2",
        "snooze F1 7 tomorrow",
        "move F1 1:1000000000000 F2",
        "move F1 1:999,2000:2999 F2",
        "flag F1 1 ADD \\Seen",
        "flag F1 1 NOTHING SEEN",
        "move F1 99999999999999999999 F2"
      })
  void malformedUndoIsRejected(String text) {
    assertThat(Undo.parse(text)).isEmpty();
  }

  @Test
  void arbitraryTextIsAnUndoOrNone() {
    Random random = new Random(5);
    String[] parts = {"move", "flag", " ", "F1", ":", ",", "1", "999", "-", "ADD", "SEEN"};
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Undo.parse(text.toString());
    }
  }
}
