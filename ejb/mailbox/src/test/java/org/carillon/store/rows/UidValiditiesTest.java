package org.carillon.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.junit.jupiter.api.Test;

/** Tests that the UIDVALIDITY of a name never decreases (RFC 9051 §2.3.1.1). */
class UidValiditiesTest extends AliceTest {
  private static final MailboxName BOX = new MailboxName("Box");
  private static final MailboxName OLD = new MailboxName("Old");

  private void create(MailboxName name) {
    StoreFixture.done(mailboxes.create(alice, name, Set.of()));
  }

  private void delete(MailboxName name) {
    StoreFixture.done(mailboxes.delete(alice, name));
  }

  private void rename(MailboxName from, MailboxName to) {
    StoreFixture.done(mailboxes.rename(alice, from, to));
  }

  private long seen(MailboxName name) {
    return fixture.view(alice, name).uidValidity();
  }

  private void undelete(MailboxName as) throws Exception {
    Recoverer recoverer = fixture.recoverer();
    recoverer.returnMailbox(1, recoverer.removed(1, Instant.EPOCH).getLast().id(), as);
  }

  private void close(long account) throws Exception {
    fixture.execute("update mail_account set closed = true where account = " + account);
  }

  @Test
  void renameToAUsedNameIncreasesUidValidity() throws Exception {
    create(OLD);
    fixture.append(alice, OLD, Flags.NONE, "Subject: one\r\n\r\n");
    MailboxView before = fixture.view(alice, OLD);
    create(BOX);
    long higher = seen(BOX);
    assertThat(higher).isGreaterThan(before.uidValidity());
    delete(BOX);

    rename(OLD, BOX);

    MailboxView after = fixture.view(alice, BOX);
    assertThat(after.mailbox()).isEqualTo(before.mailbox());
    assertThat(after.uidValidity()).isGreaterThan(higher);
    assertThat(after.uid(0)).isEqualTo(1);
  }

  @Test
  void renamedParentIncreasesUidValidityOfUsedChildNames() throws Exception {
    MailboxName below = new MailboxName("Old/in");
    create(below);
    create(new MailboxName("Box/in"));
    long higher = seen(new MailboxName("Box/in"));
    delete(new MailboxName("Box/in"));
    delete(BOX);

    rename(OLD, BOX);

    assertThat(seen(new MailboxName("Box/in"))).isGreaterThan(higher);
  }

  @Test
  void mailboxRenamedBackKeepsItsUidValidity() throws Exception {
    create(BOX);
    long first = seen(BOX);
    rename(BOX, OLD);
    assertThat(seen(OLD)).isEqualTo(first);
    rename(OLD, BOX);

    assertThat(seen(BOX)).isEqualTo(first);
  }

  @Test
  void uidValiditiesThatNoClientKnowsAreIgnored() throws Exception {
    create(OLD);
    long first = seen(OLD);
    create(BOX);
    delete(BOX);
    rename(OLD, BOX);

    assertThat(seen(BOX)).isEqualTo(first);
  }

  @Test
  void undeletedMailboxUnderAUsedNameIncreasesUidValidity() throws Exception {
    create(BOX);
    long first = seen(BOX);
    delete(BOX);
    create(BOX);
    long higher = seen(BOX);
    rename(BOX, OLD);

    undelete(BOX);

    assertThat(first).isLessThan(higher);
    assertThat(seen(BOX)).isGreaterThan(higher);
    assertThat(seen(OLD)).isEqualTo(higher);
  }

  @Test
  void recreatedAccountHasHigherUidValidity() throws Exception {
    fixture.execute("update mail_account set uidvalidity = 4000000000 where account = 1");
    create(BOX);
    long before = seen(BOX);
    assertThat(before).isGreaterThan(4_000_000_000L);
    close(1);

    Caller anew = fixture.account(2, alice.name());

    assertThat(fixture.view(anew, MailboxName.INBOX).uidValidity()).isGreaterThan(before);
  }

  @Test
  void uidValidityIncreasesWhenAReturningAccountReusesNames() throws Exception {
    long first = seen(MailboxName.INBOX);
    create(BOX);
    long box = seen(BOX);
    close(1);
    Caller other = fixture.account(2, alice.name());
    fixture.execute("update mailbox set uidvalidity = uidvalidity + 1000 where account = 2");
    long higher = fixture.view(other, MailboxName.INBOX).uidValidity();
    close(2);

    try (Connection connection = fixture.dataSource().getConnection()) {
      UidValidities.returned(connection, 1, alice.name());
    }

    assertThat(higher).isGreaterThan(first);
    assertThat(seen(MailboxName.INBOX)).isGreaterThan(higher);
    assertThat(seen(BOX)).isEqualTo(box);
  }
}
