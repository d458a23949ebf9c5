package org.carillon.recovery.internal.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.recovery.Hold;
import org.carillon.recovery.Holds;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of holds and of the right to place them. */
class HoldsTest {
  private static final int AT_ONCE = 8;
  private static final String ALICE = "alice@example.test";

  @TempDir Path home;
  private TestDirectory directory;
  private Account alice;
  private Audit audit;
  private Holds holds;

  @BeforeEach
  void open() throws Exception {
    TestDatabase database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    directory.domain("example.test");
    alice = directory.account(ALICE);
    audit = AuditOn.database(database);
    directory.ask(new HeldAccounts());
    holds = new HoldOperations(directory.accounts(), database.transactions(), audit);
    try (var connection = database.dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "insert into mailbox (id, account, name, uidvalidity, modseq)"
                    + " values (77, ?, 'Work', 1, 1)")) {
      insert.setLong(1, alice.id());
      insert.executeUpdate();
    }
  }

  @Test
  void aHoldIsPlacedListedAndLifted() {
    done(holds.place(ADMINISTRATOR, ALICE, Optional.empty(), "case 1"));
    done(holds.place(ADMINISTRATOR, ALICE, Optional.of("Work"), "case 2"));
    done(holds.place(ADMINISTRATOR, ALICE, Optional.of("Work"), "case 3"));

    assertThat(done(holds.list(ADMINISTRATOR, ALICE)))
        .extracting("mailbox", "reason")
        .containsExactly(tuple(Optional.empty(), "case 1"), tuple(Optional.of("Work"), "case 3"));

    done(holds.lift(ADMINISTRATOR, ALICE, Optional.of("Work")));
    assertThat(holds.lift(ADMINISTRATOR, ALICE, Optional.of("Work")).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(done(holds.list(ADMINISTRATOR, ALICE))).hasSize(1);
    assertThat(audit.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 4))
        .extracting(AuditRecord::action)
        .containsExactly("account.release", "account.hold", "account.hold", "account.hold");
  }

  @Test
  void concurrentHoldsArePlacedAndLiftedOnce() throws Exception {
    List<Answer<Hold>> placed =
        atOnce(i -> holds.place(ADMINISTRATOR, ALICE, Optional.empty(), "case " + i));
    assertThat(placed).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Done.class));
    assertThat(done(holds.list(ADMINISTRATOR, ALICE))).hasSize(1);
    // Each entry says what it replaced, and no two are the same.
    assertThat(audit.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), AT_ONCE))
        .extracting(AuditRecord::before)
        .doesNotHaveDuplicates();

    List<Answer<Hold>> lifted = atOnce(i -> holds.lift(ADMINISTRATOR, ALICE, Optional.empty()));

    assertThat(lifted).filteredOn(Answer.Done.class::isInstance).hasSize(1);
    assertThat(lifted)
        .filteredOn(answer -> answer instanceof Answer.Failed(Failure.NotFound _))
        .hasSize(AT_ONCE - 1);
    assertThat(done(holds.list(ADMINISTRATOR, ALICE))).isEmpty();
    assertThat(audit.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 100))
        .filteredOn(line -> line.action().equals("account.release"))
        .hasSize(1);
  }

  private static <T> List<T> atOnce(IntFunction<T> operation) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> all =
          IntStream.range(0, AT_ONCE).<Callable<T>>mapToObj(i -> () -> operation.apply(i)).toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  @Test
  void accountDeletedMeanwhileCannotBeHeld() throws Exception {
    List<Answer<?>> answers =
        atOnce(
            i ->
                i % 2 == 0
                    ? directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty())
                    : holds.place(ADMINISTRATOR, ALICE, Optional.empty(), "case"));

    boolean deleted =
        IntStream.range(0, AT_ONCE)
            .anyMatch(i -> i % 2 == 0 && answers.get(i) instanceof Answer.Done);
    boolean held =
        IntStream.range(0, AT_ONCE)
            .anyMatch(i -> i % 2 == 1 && answers.get(i) instanceof Answer.Done);
    assertThat(deleted).isNotEqualTo(held);
  }

  @Test
  void accountUnderAHoldCannotBeDeleted() {
    done(holds.place(ADMINISTRATOR, ALICE, Optional.of("Work"), "case"));
    assertThat(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.Taken.class);

    done(holds.lift(ADMINISTRATOR, ALICE, Optional.of("Work")));
    assertThat(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()))
        .isInstanceOf(Answer.Done.class);
  }

  @Test
  void invalidHoldIsRefused() {
    assertThat(holds.place(ADMINISTRATOR, ALICE, Optional.of("Nowhere"), "case").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(holds.place(ADMINISTRATOR, ALICE, Optional.of("\0"), "case").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(holds.place(ADMINISTRATOR, ALICE, Optional.empty(), " ").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(
            holds.place(ADMINISTRATOR, "nobody@example.test", Optional.empty(), "case").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void accountsUnderAHoldNeitherPlaceNorSeeHolds() {
    Caller self = new Caller(alice.id(), ALICE, new Rights.User(), "test");
    done(holds.place(ADMINISTRATOR, ALICE, Optional.empty(), "case"));

    assertThat(holds.list(self, ALICE).asFailure()).containsInstanceOf(Failure.NotAllowed.class);
    assertThat(holds.lift(self, ALICE, Optional.empty()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }
}
