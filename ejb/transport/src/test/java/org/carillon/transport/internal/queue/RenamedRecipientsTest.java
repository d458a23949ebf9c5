package org.carillon.transport.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.contract.net.Service;
import org.carillon.transport.internal.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that queued local recipients get the new name; others stay. */
class RenamedRecipientsTest {
  private final Transport transport = new Transport();

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void onlyLocalRecipientsAreRenamed() throws SQLException {
    transport.groups.make(10, "staff", "bob@example.test");
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
        Transport.envelope("alice@example.test", "staff@example.test", "staff@example.org"),
        transport.store.mail("Subject: x\n\nHello.\n"));

    transport.transactions.write(
        connection -> {
          RenamedRecipients.follow(
              connection, new AccountRenamed(1, "staff@example.test", "crew@example.test"));
          RenamedRecipients.follow(
              connection, new AccountRenamed(2, "staff@example.org", "crew@example.org"));
          return null;
        });
    assertThat(transport.count("queue_recipient WHERE address = 'crew@example.test'")).isOne();
    assertThat(transport.count("queue_recipient WHERE address = 'staff@example.org'")).isOne();

    transport.transactions.write(
        connection -> {
          RenamedRecipients.follow(connection, new DomainRenamed(7, "example.test", "new.test"));
          return null;
        });
    assertThat(transport.count("queue_recipient WHERE address = 'crew@new.test'")).isOne();
  }
}
