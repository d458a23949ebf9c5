package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.NewAdministrator;
import org.carillon.account.internal.saving.SavedAdministrators;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.SignIn;
import org.carillon.database.SavedRows;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.identity.internal.token.SavedTokens;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that administrators and tokens are restored to another database with their rights. */
class SavedDirectoryTest {
  private static final PageRequest ALL =
      new PageRequest(Optional.empty(), Optional.empty(), PageRequest.MOST);
  private static final List<SavedRows> KINDS =
      List.of(new SavedAdministrators(null), new SavedTokens());

  @TempDir private Path home;

  @Test
  void administratorsAndTheirTokensAreRestoredOnce() throws Exception {
    try (TestDatabase from = TestDatabase.fresh();
        TestDatabase to = TestDatabase.fresh()) {
      TestIdentity saved = filled(from, "saved");
      done(
          saved
              .administrators()
              .create(
                  ADMINISTRATOR,
                  new NewAdministrator(
                      "keeper", Optional.of("correct horse"), Optional.of("example.test"))));
      done(
          saved
              .administrators()
              .create(
                  ADMINISTRATOR,
                  new NewAdministrator("alice@example.test", Optional.empty(), Optional.empty())));
      SignIn.Admitted keeper = (SignIn.Admitted) saved.signIn("keeper", "correct horse");
      String token = done(saved.tokens().create(keeper.caller(), "erp", Optional.empty())).secret();
      TestIdentity found = filled(to, "found");

      restore(from, to);
      restore(from, to);
      found.image().follow();

      assertThat(done(found.administrators().list(ADMINISTRATOR, ALL)).items())
          .extracting(each -> each.name() + " " + each.domain().orElse("server"))
          .contains("keeper example.test", "alice@example.test server")
          .doesNotHaveDuplicates();
      SignIn.Admitted again = (SignIn.Admitted) found.signIn("keeper", "correct horse");
      assertThat(again.caller().administersServer()).isFalse();
      assertThat(found.sessions().signIn(new Credentials.Token(token), TestIdentity.loopback()))
          .isInstanceOf(SignIn.Admitted.class);
    }
  }

  private TestIdentity filled(TestDatabase database, String name) {
    TestIdentity directory = new TestIdentity(database, home.resolve(name));
    directory.domain("example.test");
    directory.account("alice@example.test");
    return directory;
  }

  private static void restore(TestDatabase from, TestDatabase to) throws Exception {
    for (SavedRows kind : KINDS) {
      List<String> rows = new ArrayList<>();
      try (Connection connection = from.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        kind.save(connection, rows::add);
      }
      assertThat(rows).isNotEmpty();
      try (Connection connection = to.dataSource().getConnection()) {
        for (String row : rows) {
          kind.restore(connection, row);
        }
      } catch (SQLException failed) {
        throw new AssertionError(kind.name(), failed);
      }
    }
  }
}
