package org.carillon.account.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {
  private record Entry(int print, long reference) {}

  @Test
  void remainingEntriesAreFoundAfterRemovals() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      FingerprintIndex index = new FingerprintIndex();
      List<Entry> there = new ArrayList<>();
      for (int step = 0; step < 5_000; step++) {
        if (there.isEmpty() || random.nextInt(5) < 3) {
          // There are few hash values, so many entries share one, and the table's end is reached.
          Entry entry = new Entry(random.nextInt(64) - 32, step + 1);
          index.add(entry.print, entry.reference);
          there.add(entry);
        } else {
          Entry entry = there.remove(random.nextInt(there.size()));
          index.remove(entry.print, entry.reference);
          assertThat(index.find(entry.print, one -> one == entry.reference)).isZero();
        }
      }
      assertThat(index.size()).isEqualTo(there.size());
      for (Entry entry : there) {
        assertThat(index.find(entry.print, one -> one == entry.reference))
            .isEqualTo(entry.reference);
      }
    }
  }
}
