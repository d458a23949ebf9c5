package org.carillon.store.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeenMarksTest {

  @Test
  void lastMarkOfAMessageCounts() {
    Random random = new Random(9);
    Map<Long, SeenMarks.Mark> expected = new TreeMap<>();
    SeenMarks marks = SeenMarks.NONE;
    long modseq = 0;
    for (int round = 0; round < 400; round++) {
      Map<Long, SeenMarks.Mark> later = new TreeMap<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        long uid = 1 + random.nextInt(5_000);
        later.put(uid, new SeenMarks.Mark(uid, ++modseq, random.nextBoolean()));
      }
      expected.putAll(later);
      List<SeenMarks.Mark> inAnyOrder = new ArrayList<>(later.values()).reversed();
      marks = marks.with(inAnyOrder);
    }

    assertThat(marks.highest()).isEqualTo(modseq);
    assertThat(marks.size()).isBetween(expected.size(), expected.size() + 1_024);
    for (long uid = 0; uid <= 5_001; uid++) {
      SeenMarks.Mark mark = expected.getOrDefault(uid, new SeenMarks.Mark(uid, 0, false));
      assertThat(marks.seen(uid)).isEqualTo(mark.seen());
      assertThat(marks.modseq(uid)).isEqualTo(mark.modseq());
    }
    long since = modseq - 2_000;
    Set<Long> changed = new TreeSet<>();
    marks.changedSince(since, changed::add);
    Set<Long> wanted = new TreeSet<>();
    expected.values().stream()
        .filter(mark -> mark.modseq() > since)
        .forEach(mark -> wanted.add(mark.uid()));
    assertThat(changed).isEqualTo(wanted);
  }

  @Test
  void addingAMarkDoesNotCopyAll() {
    List<SeenMarks.Mark> many = new ArrayList<>();
    for (long uid = 1; uid <= 200_000; uid++) {
      many.add(new SeenMarks.Mark(uid, uid, true));
    }
    SeenMarks marks = SeenMarks.NONE.with(many);

    // Each of these costs a thousandth of copying all marks.
    for (long uid = 200_001; uid <= 220_000; uid++) {
      marks = marks.with(List.of(new SeenMarks.Mark(uid, uid, true)));
    }

    assertThat(marks.size()).isEqualTo(220_000);
  }
}
