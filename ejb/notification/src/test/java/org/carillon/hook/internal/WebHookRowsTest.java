package org.carillon.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.fetch.WebFetch;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that each owner of hooks has separate names, limits and posts. */
class WebHookRowsTest {
  private static final Caller ROOT =
      new Caller(0, "root", new Rights.ServerAdministrator(), "test");
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final OptionalLong ANN = OptionalLong.of(1);
  private static final OptionalLong BEN = OptionalLong.of(2);

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());

  @BeforeEach
  void provision() throws SQLException {
    write(
        connection -> {
          Statements.update(
              connection,
              "insert into domain (id, name, description, enabled, version, created)"
                  + " values (7, 'hook.test', '', true, 1, now())");
          return Statements.update(
              connection,
              "insert into account (id, domain, local_part, display_name, enabled, version, created)"
                  + " values (1, 7, 'ann', '', true, 1, now()), (2, 7, 'ben', '', true, 1, now())");
        });
  }

  private <T> T write(SqlTransactions.Work<T, SQLException> work) throws SQLException {
    return transactions.write(work);
  }

  private static WebHook called(String name) {
    return new WebHook(
        name,
        "https://198.51.100.7/",
        List.of(HookKind.values()),
        "",
        "",
        true,
        "",
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        0,
        Instant.EPOCH);
  }

  private static Optional<HookRows.Row> made(
      Connection connection, String name, OptionalLong domain, OptionalLong account)
      throws SQLException {
    return HookRows.insert(connection, called(name), domain, account, new byte[16]);
  }

  private boolean isMade(String name, OptionalLong domain, OptionalLong account)
      throws SQLException {
    return write(connection -> made(connection, name, domain, account).isPresent());
  }

  @Test
  void hookNamesAreUniquePerOwner() throws SQLException {
    for (OptionalLong account : List.of(NONE, ANN, BEN)) {
      assertThat(isMade("erp", NONE, account)).isTrue();
      assertThat(isMade("erp", NONE, account)).isFalse();
    }
    assertThat(isMade("erp", OptionalLong.of(7), NONE)).isTrue();

    assertThat(named("erp"))
        .startsWith("erp", "erp@hook.test")
        .containsExactlyInAnyOrder(
            "erp", "erp@hook.test", "erp@ann@hook.test", "erp@ben@hook.test");
    assertThat(named("erp@hook.test")).containsExactly("erp@hook.test");
    assertThat(named("erp@ben@hook.test")).containsExactly("erp@ben@hook.test");
    assertThat(named("erp@")).isEmpty();
  }

  private List<String> named(String name) throws SQLException {
    return transactions
        .read((Connection connection) -> HookRows.named(connection, ROOT, name))
        .stream()
        .map(row -> row.hook().key())
        .toList();
  }

  @Test
  void concurrentAdditionsRespectTheLimit() throws Exception {
    int most = 5;
    CountDownLatch together = new CountDownLatch(20);
    List<Callable<Boolean>> adding = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "h" + i;
      adding.add(
          () -> {
            together.countDown();
            together.await();
            return write(
                connection ->
                    HookRows.count(connection, NONE, ANN) < most
                        && made(connection, name, NONE, ANN).isPresent());
          });
    }
    int added = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> each : threads.invokeAll(adding)) {
        added += each.get() ? 1 : 0;
      }
    }
    assertThat(added).isEqualTo(most);
  }

  private void due(String hook, OptionalLong account, String... objects) throws SQLException {
    write(
        connection -> {
          long id = made(connection, hook, NONE, account).orElseThrow().id();
          for (String object : objects) {
            DeliveryRows.add(connection, id, "msg_" + object, object, "booking", "{}");
          }
          return id;
        });
  }

  private Optional<String> claimedWithout(Long... sated) throws SQLException {
    return write(connection -> DeliveryRows.claim(connection, Set.of(sated)))
        .map(DeliveryRows.Row::message);
  }

  @Test
  void longestDueEventIsClaimedAndOnlyTheFirstPerObject() throws SQLException {
    due("one", ANN, "a", "a", "b");
    due("two", BEN, "c");

    assertThat(claimedWithout(1L)).contains("msg_c");
    assertThat(claimedWithout(1L)).isEmpty();
    assertThat(claimedWithout()).contains("msg_a");
    assertThat(claimedWithout()).contains("msg_b");
    assertThat(claimedWithout()).as("the first a is on its way").isEmpty();
  }

  private long hook() throws SQLException {
    return transactions.read(
        (Connection connection) ->
            Statements.first(connection, row -> row.getLong(1), "select id from web_hook")
                .orElseThrow());
  }

  private WebHook now(long hook) throws SQLException {
    return transactions
        .read((Connection connection) -> HookRows.one(connection, hook))
        .orElseThrow()
        .hook();
  }

  private void add(long hook, String object) throws SQLException {
    write(
        connection -> {
          DeliveryRows.add(connection, hook, "msg_" + object, object, "booking", "{}");
          return true;
        });
  }

  private long full() throws SQLException {
    due("erp", ANN);
    long hook = hook();
    write(
        connection ->
            Statements.update(
                connection,
                "insert into web_hook_delivery (hook, message, object, kind, body, created, since,"
                    + " due) select ?, 'old_' || i, 'o' || i, 'booking', '{}', at, at, at from"
                    + " generate_series(1, ?) i, lateral (select now() - interval '1 day'"
                    + " + i * interval '1 second' as at) made",
                hook,
                HookBacklog.MOST_WAITING));
    return hook;
  }

  private DeliveryRows.Row claimed() throws SQLException {
    return write(connection -> DeliveryRows.claim(connection, Set.of())).orElseThrow();
  }

  private boolean isTaken(DeliveryRows.Row message) throws SQLException {
    return write(
        connection -> {
          boolean isTold = DeliveryRows.taken(connection, message, 200);
          if (isTold) {
            HookBacklog.told(connection, message.hook());
          }
          return isTold;
        });
  }

  @Test
  void backlogOverItsLimitDropsTheOldestEvents() throws SQLException {
    long hook = full();
    Instant oldest =
        transactions.read(
            (Connection connection) ->
                Statements.first(
                        connection,
                        row -> Statements.instant(row, "created").orElseThrow(),
                        "select created from web_hook_delivery where message = 'old_1'")
                    .orElseThrow());
    add(hook, "new");

    assertThat(now(hook).enabled()).isTrue();
    assertThat(now(hook).trouble()).isEmpty();
    assertThat(now(hook).waiting())
        .as("one of them says what was dropped")
        .isEqualTo(HookBacklog.MOST_WAITING - HookBacklog.DROPPED + 2);
    assertThat(now(hook).lost()).isEqualTo(HookBacklog.DROPPED);
    assertThat(now(hook).lostSince()).contains(oldest);

    DeliveryRows.Row lost = claimed();
    assertThat(lost.text())
        .contains("\"type\":\"backlog.lost\"", "\"messages\":100", "\"from\":\"");
    for (int i = 0; i < HookBacklog.DROPPED; i++) {
      add(hook, "more" + i);
    }
    assertThat(now(hook).lost()).isEqualTo(2 * HookBacklog.DROPPED);
    assertThat(isTaken(lost)).as("more was dropped while it was posted").isFalse();
    DeliveryRows.Row all = claimed();
    assertThat(all.message()).isNotEqualTo(lost.message());
    assertThat(all.text()).contains("\"messages\":200");
    assertThat(isTaken(all)).isTrue();
    assertThat(now(hook).lost()).isZero();
    assertThat(now(hook).lostSince()).isEmpty();
    assertThat(claimed().message()).isEqualTo("old_" + (2 * HookBacklog.DROPPED + 1));
  }

  @Test
  void slowReceiversDelayOnlyTheirOwner() throws Exception {
    for (int i = 0; i < 2 * HookDeliveryWorker.AT_ONCE; i++) {
      due("slow" + i, ANN, "slow" + i);
    }
    due("other", BEN, "other");
    Semaphore dialled = new Semaphore(0);
    CountDownLatch over = new CountDownLatch(1);
    PeerDialer silent =
        (address, patience) -> {
          dialled.release();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("Nothing was said");
        };
    HookDeliveryWorker turn =
        new HookDeliveryWorker(
            transactions,
            new WebFetch(new MemoryDns(), silent, new DeclaredSettings()),
            new HookSecret(new TestKey()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < HookDeliveryWorker.SHARE; i++) {
        threads.submit(() -> take(turn));
        dialled.acquire();
      }
      threads.submit(() -> take(turn));
      dialled.acquire();
      assertThat(take(turn)).as("all others are of who has a share").isFalse();
      assertThat(claimedWithout(1L)).as("what is of somebody else is on its way").isEmpty();
      over.countDown();
    }
    assertThat(take(turn)).isTrue();
  }

  private static boolean take(HookDeliveryWorker turn) throws Exception {
    Optional<DeliveryRows.Row> due = turn.claim();
    if (due.isPresent()) {
      turn.deliver(due.get());
    }
    return due.isPresent();
  }
}
