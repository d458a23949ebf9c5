package org.carillon.mailbox.internal.snoozing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.StoreFixture.INBOX;
import static org.carillon.mailbox.internal.StoreFixture.done;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.AliceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnoozeTest extends AliceTest {
  private static final MailboxName AWAY = new MailboxName("Snoozed");

  private Instant tomorrow;
  private SnoozeOperations snooze;
  private SnoozeReturns turn;

  @BeforeEach
  void setUp() throws Exception {
    tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    fixture.execute(
        "insert into domain (id, name, description, enabled, version, created)"
            + " values (1, 'example.test', '', true, 0, now())");
    fixture.execute(
        "insert into account (id, domain, local_part, display_name, enabled, version, created)"
            + " values (1, 1, 'alice', '', true, 0, now())");
    snooze = new SnoozeOperations(fixture.parts.transactions(), mailboxes);
    turn = new SnoozeReturns(fixture.parts.transactions(), mailboxes, _ -> Optional.of(alice));
    fixture.append(
        alice, INBOX, Flags.of(Flag.SEEN), "Subject: One\r\n\r\n", "Subject: Two\r\n\r\n");
  }

  private MailboxView view(MailboxName name) {
    return fixture.view(alice, name);
  }

  private UidSet put(long uid, Instant until) {
    return done(snooze.snooze(alice, view(INBOX).mailbox(), UidSet.of(uid), until)).target();
  }

  private void due() throws Exception {
    fixture.execute("update snoozed_message set due = now() - interval '1 second'");
  }

  private int rounds() throws Exception {
    int some = 0;
    while (turn.take()) {
      some++;
    }
    return some;
  }

  private boolean hasKeyword(MailboxView view, int index) {
    int at = view.keywords().indexOf(Keyword.NEW);
    return at >= 0 && (view.flags(index) >>> (Flag.FIRST_KEYWORD_BIT + at) & 1) != 0;
  }

  @Test
  void snoozedMessageReturnsUnreadAtItsTime() throws Exception {
    UidSet there = put(1, tomorrow);
    assertThat(view(INBOX).size()).isEqualTo(1);
    assertThat(done(snooze.times(alice, view(AWAY).mailbox(), there)))
        .containsEntry(there.first(0), tomorrow);
    assertThat(done(mailboxes.list(alice)).stream().filter(one -> one.name().equals(AWAY)))
        .extracting(MailboxEntry::uses)
        .containsExactly(Set.of(SpecialUse.SNOOZED));
    assertThat(rounds()).isZero();

    due();
    assertThat(rounds()).isEqualTo(1);
    assertThat(view(AWAY).size()).isZero();
    MailboxView inbox = view(INBOX);
    assertThat(inbox.size()).isEqualTo(2);
    assertThat(Flag.SEEN.in(inbox.flags(0))).isTrue();
    assertThat(Flag.SEEN.in(inbox.flags(1))).isFalse();
    assertThat(hasKeyword(inbox, 1)).isTrue();
    assertThat(rounds()).isZero();
  }

  @Test
  void snoozedMessageMovedOutIsBackAtOnce() throws Exception {
    UidSet there = put(1, tomorrow);
    done(mailboxes.move(alice, view(AWAY).mailbox(), there, new MailboxName("Archive")));
    due();
    assertThat(rounds()).isEqualTo(1);
    assertThat(view(new MailboxName("Archive")).size()).isEqualTo(1);
    assertThat(view(INBOX).size()).isEqualTo(1);
  }

  @Test
  void snoozingAgainReplacesTheTime() throws Exception {
    UidSet there = put(1, tomorrow);
    due();
    Placed same = done(snooze.snooze(alice, view(AWAY).mailbox(), there, tomorrow));
    assertThat(same.target().isEmpty()).isTrue();
    assertThat(rounds()).isZero();
    assertThat(view(AWAY).size()).isEqualTo(1);
  }

  @Test
  void messageOfAFailedNodeIsReturnedByAnother() throws Exception {
    put(1, tomorrow);
    due();
    var dying =
        new SnoozeReturns(
            fixture.parts.transactions(),
            mailboxes,
            _ -> {
              throw new IllegalStateException("killed");
            });
    try {
      dying.take();
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }
    assertThat(rounds()).as("it is taken for a minute").isZero();
    due();
    assertThat(rounds()).isEqualTo(1);
    assertThat(view(INBOX).size()).isEqualTo(2);
  }

  @Test
  void invalidTimesAndForeignMailAreRefused() {
    UidSet one = UidSet.of(1);
    for (Instant odd :
        List.of(Instant.now().minusSeconds(1), Instant.now().plus(Duration.ofDays(4_000)))) {
      assertThat(snooze.snooze(alice, view(INBOX).mailbox(), one, odd))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Failure.Invalid.class));
    }
    assertThat(snooze.snooze(alice, 4_711, one, tomorrow))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(view(INBOX).size()).isEqualTo(2);
  }

  @Test
  void existingFolderOfThatNameIsNotUsed() throws Exception {
    done(mailboxes.create(alice, AWAY, Set.of()));
    put(1, tomorrow);
    assertThat(view(AWAY).size()).isZero();
    assertThat(view(new MailboxName("Snoozed mail")).size()).isEqualTo(1);
  }
}
