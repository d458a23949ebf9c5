package org.carillon.calendar.internal.uploaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SavedRows;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.internal.share.SavedInvitations;
import org.carillon.mailbox.internal.share.SavedOwnProperties;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that shared calendars and uploaded free/busy are restored from a backup exactly once. */
class SavedSharesTest {
  @TempDir private Path folder;
  @TempDir private Path home;

  @Test
  void savedShareIsRestoredOnce() throws Exception {
    try (StoreFixture fixture = StoreFixture.open(folder)) {
      TestDirectory directory = new TestDirectory(fixture.database, home);
      directory.domain("example.test");
      Caller ann = known(fixture, directory, "ann@example.test");
      Caller bob = known(fixture, directory, "bob@example.test");
      long calendar =
          StoreFixture.done(
                  fixture
                      .collections()
                      .create(ann, new MailboxName("Team"), CollectionKind.CALENDAR))
              .id();
      fixture.execute(
          "insert into collection_invitation (mailbox, account, uid, state, title, invited) values ("
              + calendar
              + ","
              + bob.account()
              + ", 'u1', 2, 'Our team', now())");
      fixture.execute(
          "insert into own_property values ("
              + calendar
              + ","
              + bob.account()
              + ", 'DAV:', 'displayname', 'Ann''s')");
      fixture.execute(
          "insert into uploaded_free_busy values ("
              + ann.account()
              + ", 'FREE_BUSY', 'abc', now())");

      Map<SavedRows, List<String>> before = new LinkedHashMap<>();
      for (SavedRows kind :
          List.of(new SavedInvitations(), new SavedOwnProperties(), new SavedUploads())) {
        before.put(kind, saved(fixture, kind));
      }
      for (String table : List.of("collection_invitation", "own_property", "uploaded_free_busy")) {
        fixture.execute("delete from " + table);
      }
      for (Map.Entry<SavedRows, List<String>> each : before.entrySet()) {
        SavedRows kind = each.getKey();
        assertThat(each.getValue()).as(kind.name()).hasSize(1);
        assertThat(restored(fixture, kind, each.getValue().getFirst())).as(kind.name()).isTrue();
        assertThat(restored(fixture, kind, each.getValue().getFirst())).as(kind.name()).isFalse();
        assertThat(saved(fixture, kind)).isEqualTo(each.getValue());
      }
    }
  }

  private static Caller known(StoreFixture fixture, TestDirectory directory, String address)
      throws SQLException {
    long id = directory.account(address).id();
    fixture.called(id, address);
    return fixture.account(id, address);
  }

  private static List<String> saved(StoreFixture fixture, SavedRows kind) throws Exception {
    List<String> rows = new ArrayList<>();
    try (var connection = fixture.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      kind.save(connection, rows::add);
      connection.rollback();
    }
    return rows;
  }

  private static boolean restored(StoreFixture fixture, SavedRows kind, String text)
      throws SQLException {
    try (var connection = fixture.dataSource().getConnection()) {
      connection.setAutoCommit(true);
      return kind.restore(connection, text);
    }
  }
}
