package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.carillon.store.index.ChunkList;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.OpenIndex;
import org.junit.jupiter.api.Test;

/** Measures the memory that an open mailbox of ten messages takes, with ten thousand idle ones. */
class IdleViewsTest {
  private static final int MAILBOXES = 10_000;
  private static final int MOST_OCTETS = 2_048;

  @Test
  void openMailboxNeedsLittleMemory() {
    List<Object> held = new ArrayList<>(MAILBOXES);
    long before = used();
    for (int i = 0; i < MAILBOXES; i++) {
      OpenIndex index = new OpenIndex(i, i);
      index.add(() -> {});
      ChunkList chunks = new ChunkList();
      for (int uid = 1; uid <= 10; uid++) {
        chunks.append(uid, 0, uid);
      }
      held.add(index);
      held.add(
          new IndexView(new IndexView.Head(i, "INBOX", 1, 11, 10, List.of()), chunks.toArray()));
    }

    assertThat((used() - before) / MAILBOXES).isBetween(1L, (long) MOST_OCTETS);
    assertThat(held).hasSize(2 * MAILBOXES);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
