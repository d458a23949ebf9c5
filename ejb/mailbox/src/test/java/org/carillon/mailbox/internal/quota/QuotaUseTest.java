package org.carillon.mailbox.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaUseTest {
  private static final String MESSAGE = "Subject: x\r\n\r\n";

  @TempDir Path folder;

  @Test
  void usedAndDeletedOctetsAreMeasured() throws Exception {
    try (StoreFixture fixture = StoreFixture.open(folder)) {
      MailAccess mailboxes = fixture.mailboxes();
      Caller alice = fixture.account(1);
      long before = StoreFixture.done(mailboxes.quota(alice)).mailboxes().used();
      for (int i = 0; i < 3; i++) {
        StoreFixture.done(
            mailboxes.append(
                alice,
                MailboxName.INBOX,
                List.of(new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON))));
      }
      long inbox = fixture.open(alice, MailboxName.INBOX).view().mailbox();
      StoreFixture.done(
          mailboxes.store(
              alice,
              inbox,
              UidSet.range(2, 3),
              FlagChange.ADD,
              Flags.of(Flag.DELETED),
              Optional.empty()));

      Quota quota = StoreFixture.done(mailboxes.quota(alice));

      assertThat(quota.messages().used()).isEqualTo(3);
      assertThat(quota.octets().used()).isEqualTo(3L * MESSAGE.length());
      assertThat(quota.mailboxes().used()).isEqualTo(before);
      assertThat(StoreFixture.done(mailboxes.deletedOctets(alice, MailboxName.INBOX)))
          .isEqualTo(2L * MESSAGE.length());
      assertThat(StoreFixture.done(mailboxes.deletedOctets(alice, new MailboxName("Sent"))))
          .isZero();
    }
  }

  @Test
  void openMailboxReportsAFullAccount() throws Exception {
    try (StoreFixture fixture = StoreFixture.open(folder)) {
      Caller alice = fixture.account(1);
      for (int i = 0; i < 3; i++) {
        StoreFixture.done(
            fixture
                .mailboxes()
                .append(
                    alice,
                    MailboxName.INBOX,
                    List.of(new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON))));
      }
      assertThat(fixture.open(alice, MailboxName.INBOX).full()).as("without limits").isFalse();
      fixture.quotas.messages = 4;
      assertThat(fixture.open(alice, MailboxName.INBOX).full()).isFalse();
      fixture.quotas.messages = 3;
      assertThat(fixture.open(alice, MailboxName.INBOX).full()).isTrue();
      fixture.quotas.messages = 0;
      fixture.quotas.octets = 3L * MESSAGE.length();
      assertThat(fixture.open(alice, MailboxName.INBOX).full()).isTrue();
    }
  }
}
