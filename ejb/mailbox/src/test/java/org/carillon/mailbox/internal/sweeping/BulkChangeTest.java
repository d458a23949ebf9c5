package org.carillon.mailbox.internal.sweeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.StoreFixture.INBOX;
import static org.carillon.mailbox.internal.StoreFixture.done;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.sweep.BulkAction;
import org.carillon.node.Life;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskState;
import org.carillon.task.TaskSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkChangeTest extends AliceTest {
  private static final MailboxName ARCHIVE = new MailboxName("Archive");
  private static final int MANY = 1_200;

  @BeforeEach
  void fill() throws Exception {
    String[] texts = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      texts[i] = "Subject: " + i + "\r\n\r\n";
    }
    fixture.append(alice, INBOX, Flags.NONE, texts);
  }

  private MailboxView view(MailboxName name) {
    return fixture.view(alice, name);
  }

  /** Runs a change of the inbox's messages to its end on this thread. */
  private Task run(BulkChangeKind kind, BulkAction action, UidSet uids) throws Exception {
    var transactions = fixture.parts.transactions();
    var runner = new TaskRunner(transactions, Life.of("a"), AuditOn.database(fixture.database));
    var request =
        new TaskRequest<>(
            kind,
            new BulkChangeRequest(1, view(INBOX).mailbox(), INBOX, action, false),
            TaskSubject.account(1, 1, "alice@example.test"),
            Optional.empty(),
            TaskRequester.of(alice));
    var claimed =
        transactions.write(
            connection -> {
              var inserted = runner.insert(connection, request);
              BulkChangeRows.put(connection, request.id(), uids);
              return inserted;
            });
    claimed.orElseThrow().run();
    return runner.rows().find(request.id()).orElseThrow();
  }

  private BulkChangeKind kind() {
    return new BulkChangeKind(fixture.parts.transactions(), mailboxes, _ -> Optional.of(alice));
  }

  @Test
  void foundMessagesAreMovedAndTheirNewUidsRecorded() throws Exception {
    Task task = run(kind(), new BulkAction.Move(ARCHIVE), UidSet.range(1, MANY - 100));
    assertThat(task.state()).isEqualTo(TaskState.DONE);
    assertThat(view(INBOX).size()).isEqualTo(100);
    assertThat(view(ARCHIVE).size()).isEqualTo(MANY - 100);
    BulkChangeProgress facts = BulkChangeProgress.of(task.report());
    assertThat(facts.changed()).isEqualTo(MANY - 100);
    assertThat(facts.moved()).isEqualTo(UidSet.range(1, MANY - 100));
  }

  @Test
  void messagesGoneMeanwhileAreNotCounted() throws Exception {
    done(
        mailboxes.move(alice, view(INBOX).mailbox(), UidSet.range(1, 7), new MailboxName("Trash")));
    Task task = run(kind(), new BulkAction.Expunge(), UidSet.range(1, 10));
    assertThat(BulkChangeProgress.of(task.report()).changed()).isEqualTo(3);
    assertThat(view(INBOX).size()).isEqualTo(MANY - 10);
  }

  @Test
  void missingAccountFailsTheTask() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    var kind =
        new BulkChangeKind(
            fixture.parts.transactions(),
            mailboxes,
            _ -> steps.getAndIncrement() == 0 ? Optional.of(alice) : Optional.<Caller>empty());
    Task task = run(kind, new BulkAction.Move(ARCHIVE), UidSet.range(1, MANY));
    assertThat(task.state()).isEqualTo(TaskState.FAILED);
    assertThat(view(ARCHIVE).size()).as("what was done is done").isEqualTo(500);
    assertThat(task.report().done()).isEqualTo(500);
  }

  @Test
  void requestSurvivesTheJsonRoundTrip() {
    for (BulkAction action :
        List.of(
            new BulkAction.Move(ARCHIVE),
            new BulkAction.Expunge(),
            new BulkAction.Flag(FlagChange.ADD, Flags.of(Flag.SEEN)),
            new BulkAction.Flag(FlagChange.REMOVE, Flags.of("bell")))) {
      var request = new BulkChangeRequest(1, 2, INBOX, action, true);
      assertThat(BulkChangeRequest.of(request.json())).contains(request);
    }
  }

  @Test
  void onlyMessagesThatWouldChangeAreSelected() {
    Query.HasFlag seen = new Query.HasFlag(Flag.SEEN);
    assertThat(
            BulkChangeOperations.changing(new BulkAction.Flag(FlagChange.ADD, Flags.of(Flag.SEEN))))
        .isEqualTo(new Query.Not(new Query.And(List.of(seen))));
    assertThat(
            BulkChangeOperations.changing(
                new BulkAction.Flag(FlagChange.REMOVE, Flags.of(Flag.SEEN))))
        .isEqualTo(new Query.Or(List.of(seen)));
  }
}
