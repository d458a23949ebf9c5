package org.carillon.account.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that rows of accounts come back to the accounts with the same addresses. */
class AccountRowsTest {
  /** Declares the photos of accounts, which have octets and an end. */
  private static class Photos extends AccountRows {
    Photos() {
      super(
          "photos",
          21,
          "from account_photo",
          "version text, type text, octets hex, changed timestamptz");
    }

    @Override
    protected String end() {
      return "and t.type <> '' order by t.account";
    }
  }

  @TempDir Path home;

  @Test
  void savedRowIsRestoredOnceToItsAccount() throws SQLException, IOException {
    TestDatabase database = TestDatabase.emptied();
    var directory = new TestDirectory(database, home);
    directory.domain("own.test");
    Account ann = directory.account("ann@own.test");
    Account bob = directory.account("bob@own.test");
    var photos = new Photos();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          ("insert into account_photo values (%d, 'v', 'image/png', '\\xc0ffee', now()),"
                  + " (%d, 'w', '', '\\x01', now())")
              .formatted(ann.id(), bob.id()));
      List<String> rows = new ArrayList<>();
      photos.save(connection, rows::add);
      assertThat(rows)
          .singleElement()
          .asString()
          .contains("\"local\" : \"ann\"", "\"at\" : \"own.test\"", "\"octets\" : \"c0ffee\"");
      String row = rows.getFirst();

      assertThat(photos.restore(connection, row)).isFalse();
      statement.execute("delete from account_photo");
      assertThat(photos.restore(connection, row.replace("own.test", "far.test"))).isFalse();
      assertThat(photos.restore(connection, row)).isTrue();
      try (ResultSet found =
          statement.executeQuery("select account, encode(octets, 'hex') from account_photo")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getLong(1)).isEqualTo(ann.id());
        assertThat(found.getString(2)).isEqualTo("c0ffee");
      }
    }
  }
}
