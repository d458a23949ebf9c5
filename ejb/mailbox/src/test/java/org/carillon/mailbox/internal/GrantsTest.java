package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AliasChanges;
import org.junit.jupiter.api.Test;

/** Tests with whom a mailbox is shared, and with which rights. */
class GrantsTest extends SharedMailboxTest {
  @Test
  void mailboxIsAccessibleToItsOwnerOnlyByDefault() {
    assertThat(rights(owner, OWN)).isEqualTo("lrswipkxtea");
    assertThat(rights(owner, SHARED)).isEqualTo("lrswipkxtea");
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(hindered(change("user1", RightsChange.REMOVE, "a")))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(hindered(change("-user1", RightsChange.REPLACE, "r")))
        .isInstanceOf(Failure.NotAllowed.class);
    grant("user1", "lrswipkxtea");
  }

  @Test
  void rightsAreGrantedAddedAndRemoved() {
    grant("user2", "lr");
    StoreFixture.done(change("user2", RightsChange.ADD, "cd"));
    StoreFixture.done(change("user2@example.test", RightsChange.REMOVE, "r"));

    assertThat(rights(other, SHARED)).isEqualTo("lkxte");
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN)))
        .containsExactly(
            new AccessEntry(new Identifier("user1@example.test", false), MailboxRights.ALL),
            new AccessEntry(
                new Identifier("user2@example.test", false),
                MailboxRights.parse("lcd").orElseThrow()));

    grant("user2", "");
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN))).hasSize(1);
    assertThat(rights(other, SHARED)).isEmpty();
  }

  @Test
  void accessEntryKeepsItsTimeUntilItsRightsChange() throws Exception {
    grant("user2", "lr");
    Instant first = given();
    grant("user2", "lr");
    assertThat(given()).isEqualTo(first);

    grant("user2", "lrs");
    assertThat(given()).isAfter(first);
  }

  private Instant given() throws SQLException {
    try (Connection connection = fixture.database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select given from mailbox_right")) {
      assertThat(row.next()).isTrue();
      return row.getTimestamp(1).toInstant();
    }
  }

  @Test
  void accessEntryAndAliasEndOnce() throws Exception {
    var records = new AtomicInteger();
    AuditEntry record = connection -> records.incrementAndGet();
    grant("user2", "lr");
    MailboxName alias = new MailboxName("Team");
    StoreFixture.done(mailboxes.alias(other, alias, SHARED));
    AliasChanges aliases = fixture.store.aliases();
    assertThat(aliases.end(other.account(), alias, record)).isTrue();
    assertThat(aliases.end(other.account(), alias, record)).isFalse();

    Identifier user2 = Identifier.parse("user2");
    AccessChanges access = fixture.store.access();
    assertThat(access.end(owner.account(), OWN, user2, record)).isTrue();
    assertThat(access.end(owner.account(), OWN, user2, record)).isFalse();
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(records).hasValue(2);
  }

  @Test
  void allGrantsOfAnAccountEndEvenIfDisabled() throws Exception {
    grant("user2", "lr");
    grant("user3", "lr");
    grant("anyone", "l");
    grant("-user3", "r");
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/below"), Set.of()));
    fixture.people.switchOff(owner.account());
    fixture.people.switchOff(third.account());

    var records = new ArrayList<String>();
    AccessChanges access = fixture.store.access();
    assertThat(access.endAll(owner.account(), what -> connection -> records.add(what)))
        .isEqualTo(6);
    assertThat(records)
        .contains("Work user2@example.test", "Work account " + third.account())
        .hasSize(6);
    assertThat(access.endAll(owner.account(), what -> connection -> records.add(what))).isZero();
    fixture.people.switchOn(owner.account());
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(list(other)).isEmpty();
  }

  @Test
  void anyoneMeansTheOwnersDomain() {
    grant("anyone", "lr");
    grant("-user3", "r");

    assertThat(rights(other, SHARED)).isEqualTo("lr");
    assertThat(rights(third, SHARED)).isEqualTo("l");
    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEmpty();
    assertThat(list(other)).containsExactly("~user1/Work");
    assertThat(list(third)).containsExactly("~user1/Work");
    assertThat(list(stranger)).isEmpty();
  }

  @Test
  void domainsAndAnonymousAreIdentifiers() {
    grant("@example.org", "lr");
    grant("anonymous", "p");
    grant("-@example.test", "l");

    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEqualTo("lr");
    assertThat(list(stranger)).containsExactly("~user1@example.test/Work");
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN)))
        .extracting(entry -> entry.identifier() + " " + entry.rights().letters())
        .containsExactly(
            "user1@example.test lrswipkxtea", "-anyone l", "@example.org lr", "anonymous p");
    assertThat(hindered(change("@nowhere.test", RightsChange.REPLACE, "lr")))
        .isEqualTo(MailboxFailure.noSuchIdentifier(new Identifier("@nowhere.test", false)));
  }

  @Test
  void anonymousGrantsGiveNoAccess() {
    grant("anonymous", "lrswipkxtea");

    assertThat(list(other)).isEmpty();
    assertThat(rights(other, SHARED)).isEmpty();
  }

  @Test
  void rightsCanNotBeGrantedToUnknownIdentifiers() {
    assertThat(hindered(change("nobody", RightsChange.REPLACE, "lr")))
        .isEqualTo(MailboxFailure.noSuchIdentifier(new Identifier("nobody", false)));
  }

  @Test
  void accessListIsLimited() throws Exception {
    for (int account = 5; account < 5 + AccessEntry.MOST; account++) {
      grant("user" + account, "l");
    }

    assertThat(hindered(change("anyone", RightsChange.REPLACE, "l")))
        .isEqualTo(MailboxFailure.tooManyAccessEntries());
    grant("user5", "lr");
  }

  @Test
  void childrenInheritRightsAndKeepThemWhenRenamed() {
    grant("user2", "lrk");
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/a/b"), Set.of()));
    StoreFixture.done(mailboxes.create(other, new MailboxName("~user1/Work/c"), Set.of()));
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Play"), Set.of()));
    StoreFixture.done(
        mailboxes.rename(owner, new MailboxName("Work/a"), new MailboxName("Play/a")));

    assertThat(list(other))
        .containsExactly("~user1/Play/a", "~user1/Play/a/b", "~user1/Work", "~user1/Work/c");
    assertThat(rights(other, new MailboxName("~user1/Play/a/b"))).isEqualTo("lrk");
    assertThat(rights(other, new MailboxName("~user1/Play"))).isEmpty();
  }
}
