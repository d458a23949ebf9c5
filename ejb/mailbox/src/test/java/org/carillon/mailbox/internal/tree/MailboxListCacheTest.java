package org.carillon.mailbox.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.internal.StoreTest;
import org.junit.jupiter.api.Test;

class MailboxListCacheTest extends StoreTest {
  private static final int ROOM = 20;

  private final MailboxListCache lists = new MailboxListCache(ROOM);

  private List<MailboxEntry> list(Caller of) throws SQLException {
    try (Connection connection = fixture.database.dataSource().getConnection()) {
      return lists.of(connection, of.account());
    }
  }

  private List<String> names(Caller of) throws SQLException {
    return list(of).stream().map(entry -> entry.name().path()).toList();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = fixture.database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void mailboxListIsCachedUntilTheTreeChanges() throws Exception {
    Caller alice = fixture.account(1);
    List<MailboxEntry> first = list(alice);
    assertThat(list(alice)).isSameAs(first);

    StoreFixture.done(mailboxes.create(alice, new MailboxName("New"), Set.of()));

    assertThat(names(alice)).contains("New");
  }

  /** Another node, a restoration or a repair would change the rows like this. */
  @Test
  void changedRowsInvalidateTheMailboxList() throws Exception {
    Caller alice = fixture.account(1);
    StoreFixture.done(mailboxes.create(alice, new MailboxName("Old"), Set.of()));
    list(alice);

    execute("update mailbox set name = 'Moved' where name = 'Old'");
    assertThat(names(alice)).contains("Moved").doesNotContain("Old");

    execute("update mailbox set uses = 1 where name = 'Moved'");
    assertThat(list(alice)).anyMatch(entry -> !entry.uses().isEmpty());

    execute("insert into subscription select account, 'Moved' from mailbox where name = 'Moved'");
    assertThat(list(alice))
        .anyMatch(entry -> entry.name().path().equals("Moved") && entry.subscribed());

    execute("delete from subscription where name = 'Moved'");
    assertThat(list(alice))
        .noneMatch(entry -> entry.name().path().equals("Moved") && entry.subscribed());

    execute("update mailbox set removed = now() where name = 'Moved'");
    assertThat(names(alice)).doesNotContain("Moved");
  }

  @Test
  void anEntryLargerThanTheCacheIsNotCachedAndEvictsNothing() throws Exception {
    Caller alice = fixture.account(1);
    Caller bob = fixture.account(2);
    for (int i = 0; i < ROOM; i++) {
      StoreFixture.done(mailboxes.create(bob, new MailboxName("F" + i), Set.of()));
    }
    List<MailboxEntry> first = list(alice);

    List<MailboxEntry> large = list(bob);

    assertThat(list(bob)).isNotSameAs(large).isEqualTo(large);
    assertThat(list(alice)).isSameAs(first);
  }
}
