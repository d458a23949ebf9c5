package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.CollectionFixture.ALWAYS;
import static org.carillon.mailbox.internal.CollectionFixture.done;
import static org.carillon.mailbox.internal.CollectionFixture.failure;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.Precondition;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests concurrent puts, puts by two nodes, and puts while the database fails. */
class CollectionPutsTest {
  private static final Precondition ABSENT = new Precondition.Absent();

  @TempDir Path folder;
  private FaultyDatabase faulty;
  private StoreFixture fixture;
  private StoreFixture second;
  private CollectionFixture calendar;
  private CollectionFixture there;

  @BeforeEach
  void open() throws SQLException {
    TestDatabase database = TestDatabase.fresh();
    faulty = new FaultyDatabase(database.pooled());
    fixture = StoreFixture.open(database, faulty, folder, "a", new NoChangeHints());
    second = StoreFixture.open(database, database.pooled(), folder, "b", new NoChangeHints());
    Caller alice = fixture.account(1);
    calendar = CollectionFixture.create(fixture, alice, "Calendar");
    there = new CollectionFixture(second, alice, calendar.id);
  }

  @AfterEach
  void close() throws Exception {
    second.close();
    fixture.close();
  }

  private static <T> List<T> together(List<Callable<T>> works) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(works.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> work : works) {
        begun.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return work.call();
                }));
      }
      for (Future<T> one : begun) {
        results.add(one.get());
      }
    }
    return results;
  }

  @Test
  void concurrentCreationOfAKeySucceedsOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      String key = "k" + round;
      List<Callable<Answer<PutItem>>> works = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        CollectionFixture by = i % 2 == 0 ? calendar : there;
        String text = "by " + i;
        works.add(() -> by.tryPut(key, ABSENT, text));
      }

      List<Answer<PutItem>> answers = together(works);

      List<Integer> won = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof Answer.Done) {
          won.add(i);
        } else {
          assertThat(failure(answers.get(i))).isInstanceOf(Failure.Outdated.class);
        }
      }
      assertThat(won).hasSize(1);
      assertThat(calendar.text(key)).isEqualTo("by " + won.getFirst());
    }
    assertThat(there.keys()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void concurrentChangeOfAVersionSucceedsOnce() throws Exception {
    EntityTag tag = calendar.put("a", "first").tag();
    for (int round = 0; round < 10; round++) {
      Precondition same = CollectionFixture.match(tag);
      List<Answer<?>> answers =
          together(
              List.of(
                  () -> calendar.tryPut("a", same, "one"),
                  () -> there.tryPut("a", same, "two"),
                  () -> calendar.tryPut("a", same, "three"),
                  () -> there.tryDelete("a", same)));

      assertThat(answers).filteredOn(Answer.Done.class::isInstance).hasSize(1);
      if (calendar.entry("a").isEmpty()) {
        calendar.put("a", "again");
      }
      tag = calendar.entry("a").orElseThrow().tag();
    }
    assertThat(calendar.keys()).containsExactly("a");
  }

  @Test
  void everyConcurrentVersionWasStoredOnce() throws Exception {
    ChangeState before = calendar.state();
    List<Callable<PutItem>> works = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CollectionFixture by = i % 2 == 0 ? calendar : there;
      String text = "by " + i;
      works.add(() -> by.put("a", text));
    }

    List<PutItem> put = together(works);

    assertThat(put).extracting(PutItem::uid).doesNotHaveDuplicates();
    assertThat(put).filteredOn(item -> !item.replaced()).hasSize(1);
    long last = put.stream().mapToLong(PutItem::uid).max().orElseThrow();
    assertThat(calendar.entry("a").orElseThrow().uid()).isEqualTo(last);
    assertThat(calendar.since(before)).containsExactly("a");
    fixture.parts.open().compare();
    assertThat(
            fixture
                .view(caller(), new org.carillon.contract.mailbox.folders.MailboxName("Calendar"))
                .size())
        .isEqualTo(1);
  }

  private static Caller caller() {
    return new Caller(
        1, "user1@example.test", new org.carillon.contract.identity.Rights.User(), "test");
  }

  @Test
  void putWithALostAnswerIsFoundDone() throws Exception {
    calendar.put("a", "one");
    faulty.lostAnswers.set(1);

    PutItem second = calendar.put("a", "two");

    assertThat(second.replaced()).isTrue();
    assertThat(calendar.entry("a").orElseThrow().tag()).isEqualTo(second.tag());
    assertThat(calendar.text("a")).isEqualTo("two");
  }

  @Test
  void lostPutKeepsTheOldVersion() throws Exception {
    PutItem first = calendar.put("a", "one");
    faulty.lostCommits.set(1);

    assertThat(failure(calendar.tryPut("a", ALWAYS, "two"))).isInstanceOf(Failure.TryLater.class);

    assertThat(calendar.text("a")).isEqualTo("one");
    done(calendar.tryPut("a", CollectionFixture.match(first.tag()), "three"));
    assertThat(calendar.keys()).containsExactly("a");
  }

  @Test
  void staleConnectionsAreRetried() throws Exception {
    calendar.put("a", "one");
    faulty.stale.set(2);

    calendar.put("a", "two");
    faulty.stale.set(1);
    calendar.delete("a");

    assertThat(calendar.keys()).isEmpty();
  }

  @Test
  void databaseOutageIsReportedAsTryLater() throws Exception {
    calendar.put("a", "one");
    ChangeState state = calendar.state();
    faulty.away = true;

    assertThat(failure(calendar.tryPut("a", ALWAYS, "two"))).isInstanceOf(Failure.TryLater.class);
    assertThat(failure(calendar.tryDelete("a", ALWAYS))).isInstanceOf(Failure.TryLater.class);
    assertThat(
            failure(
                calendar.collections.changes(
                    caller(), calendar.id, java.util.Optional.of(state), 1)))
        .isInstanceOf(Failure.TryLater.class);

    faulty.away = false;
    assertThat(calendar.text("a")).isEqualTo("one");
  }
}
