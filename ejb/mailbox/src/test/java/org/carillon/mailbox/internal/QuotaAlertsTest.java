package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.internal.alerting.QuotaAlerts;
import org.carillon.mailbox.internal.quota.QuotaUse;
import org.carillon.mailbox.sharing.Person;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.TargetAnswer;
import org.carillon.store.rows.AlertLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaAlertsTest extends AliceTest {
  private static final String MESSAGE = "Subject: x\r\n\r\n";

  private final List<AccountUse> told = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    fixture.quotas.messages = 10;
  }

  private QuotaAlerts alerts() {
    return new QuotaAlerts(
        new SqlTransactions(fixture.dataSource()),
        fixture.parts.deliveries()::notice,
        fixture.blobs.spools(),
        (domain, account, messages, octets) ->
            QuotaUse.of(fixture.quotas, domain, account, messages, octets),
        fixture.people,
        new QuotaAlerts.Told() {
          @Override
          public List<Locale> in(Person owner) {
            return List.of(Locale.GERMAN);
          }

          @Override
          public void was(Person owner, AccountUse use) {
            told.add(use);
          }
        });
  }

  private void deliver(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      assertThat(fixture.deliver(fixture.toInbox(alice, MESSAGE)))
          .isInstanceOf(TargetAnswer.Delivered.class);
    }
  }

  private void expunge(long first, long last) {
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    UidSet uids = UidSet.range(first, last);
    StoreFixture.done(
        mailboxes.store(
            alice, inbox, uids, FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    StoreFixture.done(mailboxes.expunge(alice, inbox, Optional.of(uids)));
  }

  @Test
  void quotaWarningIsSentOnceEachTime() throws Exception {
    deliver(8);
    assertThat(alerts().round()).isFalse();
    deliver(1);
    assertThat(alerts().round()).isTrue();
    assertThat(alerts().round()).isFalse();
    // The ninth message caused the alert, and the alert is the tenth message.
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    assertThat(fixture.text(alice, inbox, 10))
        .contains("Subject: Ihr Postfach ist zu 90 % voll\r\n")
        .contains("To: <user1@example.test>\r\n")
        .contains("\r\nEs enthält 9 von 10 möglichen Nachrichten.\r\n");
    assertThat(told).extracting(AccountUse::messages).containsExactly(9L);

    expunge(1, 5);
    deliver(3);
    assertThat(alerts().round()).isFalse();
    deliver(1);
    assertThat(alerts().round()).isTrue();
  }

  @Test
  void quotaWarningIsSentOnceAtEachStep() throws Exception {
    fixture.quotas.alertPercents = List.of(80L, 50L);
    deliver(4);
    assertThat(alerts().round()).isFalse();
    deliver(1);
    assertThat(alerts().round()).isTrue();
    // With the alert there are six messages.
    deliver(1);
    assertThat(alerts().round()).isFalse();
    deliver(1);
    assertThat(alerts().round()).isTrue();
    deliver(1);
    assertThat(alerts().round()).isFalse();
    assertThat(told).extracting(AccountUse::percent).containsExactly(50L, 80L);

    // Expunging below the lower step makes both alerts possible again.
    expunge(1, 8);
    deliver(3);
    assertThat(alerts().round()).isTrue();
    assertThat(told.getLast().percent()).isEqualTo(50);
  }

  @Test
  void deliveriesStopBeforeTheOwnerIsBlocked() throws Exception {
    fixture.quotas.stopPercent = 80;
    deliver(8);
    assertThat(fixture.deliver(fixture.toInbox(alice, MESSAGE)))
        .isInstanceOf(TargetAnswer.OverQuota.class);
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.range(1, 1), new MailboxName("Trash")));
  }

  @Test
  void quotaWarningIsDeliveredToAFullMailbox() throws Exception {
    deliver(10);
    assertThat(fixture.deliver(fixture.toInbox(alice, MESSAGE)))
        .isInstanceOf(TargetAnswer.OverQuota.class);

    assertThat(alerts().round()).isTrue();

    assertThat(fixture.view(alice, StoreFixture.INBOX).size()).isEqualTo(11);
  }

  @Test
  void quotaWarningIsRepeatedAfterRoomWasMadeAndFilled() throws Exception {
    deliver(9);
    alerts().round();
    expunge(1, 10);
    fixture.quotas.messages = 1;

    deliver(1);

    assertThat(alerts().round()).isTrue();
  }

  @Test
  void unfinishedQuotaWarningIsSentByAnotherNode() throws Exception {
    deliver(9);
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update mail_account set alert_due = now() + interval '5 minutes'");
      assertThat(alerts().round()).isFalse();
      statement.execute("update mail_account set alert_due = now() where alert_due is not null");
    }

    assertThat(alerts().round()).isTrue();
    assertThat(told).hasSize(1);
  }

  @Test
  void undeletedMessagesCountForTheWarning() throws Exception {
    deliver(9);
    alerts().round();
    expunge(1, 10);
    assertThat(alerts().round()).isFalse();

    fixture.recoverer().returnMessages(1, 0, Instant.EPOCH);

    assertThat(alerts().round()).isTrue();
    assertThat(told).hasSize(2);
  }

  @Test
  void messagesRestoredByARewindAreCounted() throws Exception {
    deliver(9);
    Instant then = Instant.now();
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.range(1, 9), new MailboxName("Trash")));
    StoreFixture.done(mailboxes.delete(alice, new MailboxName("Trash")));
    fixture.execute("update mail_account set told_percent = 0, alert_due = null");
    Rewinder rewinder = fixture.rewinder();

    ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .run()
        .run();

    assertThat(fixture.view(alice, StoreFixture.INBOX).size()).isEqualTo(9);
    assertThat(alerts().round()).isTrue();
  }

  @Test
  void rewoundMailboxesCountForTheWarning() throws Exception {
    deliver(9);
    MailboxName trash = new MailboxName("Trash");
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.range(1, 9), trash));
    Instant then = Instant.now();
    StoreFixture.done(mailboxes.delete(alice, trash));
    fixture.execute("update mail_account set told_percent = 0, alert_due = null");

    assertThat(fixture.rewinder().begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.Run.class);

    assertThat(alerts().round()).isTrue();
  }

  @Test
  void quotaWarningNeedsALevelAndALimit() throws Exception {
    fixture.quotas.alertPercents = List.of(0L);
    deliver(10);
    assertThat(alerts().round()).isFalse();
    fixture.quotas.alertPercents = List.of(90L);
    fixture.quotas.messages = 0;
    deliver(1);
    assertThat(alerts().round()).isFalse();
  }

  @Test
  void warningLevelIsRoundedAndBounded() {
    assertThat(AlertLevel.of(90, 15, 0)).isEqualTo(new AlertLevel(14, Long.MAX_VALUE));
    assertThat(AlertLevel.of(1, 1, Long.MAX_VALUE).octets()).isPositive();
    assertThat(AlertLevel.of(100, 1, Long.MAX_VALUE).octets()).isEqualTo(Long.MAX_VALUE);
  }
}
