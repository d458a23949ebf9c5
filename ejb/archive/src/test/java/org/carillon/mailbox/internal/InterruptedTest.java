package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.rows.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that work interrupted at any step and repeated gives the same result. */
class InterruptedTest extends StoreTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName PLAY = new MailboxName("Play");

  /** The limit is more than any of the work takes. */
  private static final int MOST_STEPS = 60;

  private void append(Caller who, MailboxName name, int first, int last) throws Exception {
    String[] texts = new String[last - first + 1];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "Subject: x\r\n\r\nno " + (first + i);
    }
    fixture.append(who, name, Flags.NONE, texts);
  }

  private Caller settled(long account) throws Exception {
    Caller who = fixture.account(account);
    StoreFixture.done(mailboxes.create(who, WORK, Set.of()));
    append(who, MailboxName.INBOX, 1, 5);
    append(who, WORK, 6, 9);
    return who;
  }

  private void change(Caller who) throws Exception {
    long inbox = fixture.view(who, MailboxName.INBOX).mailbox();
    long work = fixture.view(who, WORK).mailbox();
    StoreFixture.done(
        mailboxes.store(
            who, inbox, UidSet.range(1, 2), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty()));
    fixture.expunge(who, inbox, UidSet.range(3, 4));
    fixture.expunge(who, work, UidSet.range(1, 2));
    StoreFixture.done(mailboxes.create(who, PLAY, Set.of()));
    StoreFixture.done(mailboxes.move(who, work, UidSet.of(3), PLAY));
    append(who, MailboxName.INBOX, 20, 22);
  }

  private Instant now() throws SQLException {
    List<Instant> now = new ArrayList<>();
    new SqlTransactions(fixture.dataSource())
        .<Void, SQLException>read(
            connection -> {
              new Pipeline()
                  .add(
                      row -> now.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                      "select clock_timestamp()")
                  .execute(connection);
              return null;
            });
    return now.getFirst();
  }

  @Test
  void interruptedRewindIsResumed() throws Exception {
    boolean done = false;
    int step;
    for (step = 1; !done && step < MOST_STEPS; step++) {
      Caller who = settled(step);
      SortedMap<String, List<String>> then = ShownMail.of(fixture, who);
      Instant moment = now();
      change(who);

      Faults.at(fixture, "task", step);
      done = rewinds(step, moment);
      if (!done) {
        assertThat(rewinds(step, moment)).isTrue();
      }

      assertThat(ShownMail.of(fixture, who)).as("stopped at %d", step).isEqualTo(then);
    }
    assertThat(step).isBetween(6, MOST_STEPS - 1);
  }

  /** Runs a rewind and returns whether it finished. */
  private boolean rewinds(long account, Instant to) throws RefusedException {
    try {
      // A task whose end could not be written ended with its node.
      fixture.execute(
          "update task set lease = now() - interval '1 second' where lease is not null");
      if (fixture.rewinder().begin(StoreFixture.rewindOf(account), to, AuditEntry.NONE)
          instanceof Rewinder.Begun.Run(var run)) {
        run.run();
        return fixture.rewinder().rows().all(account).getFirst().state()
            == org.carillon.recovery.Rewind.State.DONE;
      }
      return false;
    } catch (SQLException fault) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = How.class,
      names = {"ANEW", "EXACT"})
  void interruptedRestorationIsResumed(How how) throws Exception {
    Caller saved = settled(1_000);
    SavedFiles files = new SavedFiles(folder);
    Path file = files.save(Archives.of(fixture), 1_000, Optional.empty());
    SortedMap<String, List<String>> then = ShownMail.of(fixture, saved);
    boolean done = false;
    int step;
    for (step = 1; !done && step < MOST_STEPS; step++) {
      Caller who = how == How.ANEW ? fixture.account(step) : settled(step);
      if (how == How.EXACT) {
        change(who);
      }

      Faults.at(fixture, "mail_account", step);
      done = restores(who, how, file);
      if (!done) {
        // The account exists by now.
        assertThat(restores(who, How.EXACT, file)).isTrue();
      }

      assertThat(ShownMail.of(fixture, who)).as("stopped at %d", step).isEqualTo(then);
    }
    assertThat(step).isBetween(6, MOST_STEPS - 1);
  }

  private boolean restores(Caller who, How how, Path file) throws SQLException {
    try {
      new SavedFiles(folder)
          .restore(
              fixture.blobs.spools(),
              Archives.restoration(fixture, who, Archives.of(fixture).lineage()),
              how,
              List.of(file));
      return true;
    } catch (SQLException | IOException fault) {
      return false;
    } finally {
      fixture.endTasks();
    }
  }
}
