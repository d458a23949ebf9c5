package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.junit.jupiter.api.Test;

class TreeVersionTest extends AliceTest {

  @Test
  void renamedBranchIsOneTreeChange() throws Exception {
    for (int i = 0; i < 20; i++) {
      StoreFixture.done(mailboxes.create(alice, new MailboxName("a/" + i), Set.of()));
    }
    long before = version();

    StoreFixture.done(mailboxes.rename(alice, new MailboxName("a"), new MailboxName("b")));
    long renamed = version();
    StoreFixture.done(mailboxes.delete(alice, new MailboxName("b/1")));

    assertThat(renamed).isEqualTo(before + 1);
    assertThat(version()).isEqualTo(before + 2);
  }

  @Test
  void newMailboxAndSubscriptionIncreaseTheTreeVersion() throws Exception {
    long before = version();

    StoreFixture.done(mailboxes.create(alice, new MailboxName("new"), Set.of()));
    long made = version();
    fixture.execute("insert into subscription (account, name) values (1, 'elsewhere')");

    assertThat(made).isGreaterThan(before);
    assertThat(version()).isEqualTo(made + 1);
  }

  @Test
  void repeatedCreationAndDeletionIsLimited() {
    fixture.quotas.mailboxes = 10;
    MailboxName name = new MailboxName("again");
    for (int i = 0; i <= 20; i++) {
      StoreFixture.done(mailboxes.create(alice, name, Set.of()));
      StoreFixture.done(mailboxes.delete(alice, name));
    }

    assertThat(mailboxes.create(alice, name, Set.of()))
        .isEqualTo(new Answer.Failed<>(MailboxFailure.overQuota()));
  }

  @Test
  void mailboxesUnderAHoldCountForOneMonthOnly() throws Exception {
    fixture.quotas.mailboxes = 10;
    MailboxName name = new MailboxName("again");
    for (int i = 0; i <= 20; i++) {
      StoreFixture.done(mailboxes.create(alice, name, Set.of()));
      StoreFixture.done(mailboxes.delete(alice, name));
    }
    fixture.execute("update mailbox set removed = now() - interval '31 days' where name = 'again'");
    assertThat(mailboxes.create(alice, name, Set.of()))
        .isEqualTo(new Answer.Failed<>(MailboxFailure.overQuota()));

    fixture.execute("insert into hold (account, mailbox, reason, placed) values (1, 0, '', now())");

    StoreFixture.done(mailboxes.create(alice, name, Set.of()));
  }

  private long version() throws SQLException {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select tree from mail_account where account = 1")) {
      row.next();
      return row.getLong(1);
    }
  }
}
