package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carillon.mailbox.internal.CollectionFixture.done;
import static org.carillon.mailbox.internal.CollectionFixture.failure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.delivery.PutRows;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that no two items of a collection have the same UID, even if something fails. */
class OneUidTest extends AliceTest {
  private CollectionFixture calendar;
  private CollectionFixture other;

  @BeforeEach
  void create() {
    calendar = CollectionFixture.create(fixture, alice, "Calendar");
    other = CollectionFixture.create(fixture, alice, "Other");
  }

  private Answer<PutItem> put(CollectionFixture where, String key, String uid) throws IOException {
    try (Spool spool = fixture.spool(key)) {
      return where.collections.put(
          alice,
          where.id,
          new ItemKey(key),
          new Precondition.Always(),
          new NewItem(spool, StoreFixture.NOON, true, Optional.of(uid), Optional.empty()));
    }
  }

  private Answer<PutItem> move(
      CollectionFixture from, String key, CollectionFixture to, String as) {
    return from.collections.copy(alice, from.id, new ItemKey(key), to.id, new ItemKey(as), true);
  }

  private static void assertTaken(Answer<PutItem> answer, String by) {
    assertThat(failure(answer))
        .isInstanceOfSatisfying(
            Failure.Taken.class,
            taken -> {
              assertThat(taken.field()).isEqualTo(Collections.OBJECT_UID);
              assertThat(taken.name()).isEqualTo(by);
            });
  }

  @Test
  void uidIsUniqueInItsCollection() throws Exception {
    done(put(calendar, "a", "one"));
    assertTaken(put(calendar, "b", "one"), "a");
    assertThat(calendar.keys()).containsExactly("a");
    done(put(other, "b", "one"));
    done(put(calendar, "a", "two"));
    done(put(calendar, "b", "one"));
    calendar.delete("b");
    done(put(calendar, "c", "one"));
  }

  @Test
  void uidMovesWithItsItem() throws Exception {
    done(put(calendar, "a", "one"));
    done(move(calendar, "a", calendar, "b"));
    assertTaken(put(calendar, "c", "one"), "b");
    done(put(other, "x", "one"));
    assertTaken(move(calendar, "b", other, "y"), "x");
    done(move(calendar, "b", other, "x"));
    assertTaken(put(other, "z", "one"), "x");
    done(put(calendar, "a", "one"));
  }

  @Test
  void concurrentPutsOfOneUidSucceedOnce() throws Exception {
    List<Callable<Answer<PutItem>>> tries = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String key = "k" + i;
      tries.add(() -> put(calendar, key, "same"));
    }
    int came = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer<PutItem>> answer : threads.invokeAll(tries)) {
        came += answer.get() instanceof Answer.Done ? 1 : 0;
      }
    }
    assertThat(came).isOne();
    assertThat(calendar.keys()).hasSize(1);
  }

  @Test
  void failedPutReleasesItsUid() throws Exception {
    CountDownLatch placed = new CountDownLatch(1);
    CountDownLatch dies = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer<PutItem>> first =
          threads.submit(
              () ->
                  PutRows.with(
                      connection -> {
                        placed.countDown();
                        await(dies);
                        throw new SQLException("The node is gone");
                      },
                      () -> putUnchecked("a")));
      assertThat(placed.await(20, TimeUnit.SECONDS)).isTrue();
      Future<Answer<PutItem>> second = threads.submit(() -> put(calendar, "b", "one"));
      dies.countDown();
      assertThat(failure(first.get())).isInstanceOf(Failure.TryLater.class);
      done(second.get());
    }
    assertThat(calendar.keys()).containsExactly("b");
  }

  private Answer<PutItem> putUnchecked(String key) {
    try {
      return put(calendar, key, "one");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) throws SQLException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
  }

  @Test
  void databaseEnforcesUniqueUids() throws Exception {
    done(put(calendar, "a", "one"));
    done(put(calendar, "b", "two"));
    assertThatThrownBy(() -> fixture.execute("update placement set object_uid = 'one'"))
        .hasMessageContaining("placement_object_uid");
  }
}
