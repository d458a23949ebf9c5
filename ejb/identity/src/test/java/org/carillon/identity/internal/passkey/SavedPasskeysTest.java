package org.carillon.identity.internal.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.database.SavedRows;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.identity.internal.forgotten.SavedRecoveryAddresses;
import org.carillon.identity.internal.secondfactor.SavedSecondFactors;
import org.carillon.identity.passkey.PasskeyCreationRequest;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that passkeys, recovery codes and recovery addresses are restored to another database. */
class SavedPasskeysTest {
  private static final String ALICE = "alice@example.test";
  private static final String ORIGIN = "https://mail.example.test";

  @TempDir private Path home;

  @Test
  void passkeysRecoveryCodesAndAddressesAreRestoredOnce() throws Exception {
    try (TestDatabase from = TestDatabase.fresh();
        TestDatabase to = TestDatabase.fresh()) {
      TestIdentity saved = filled(from, "saved");
      Caller alice = ((SignIn.Admitted) signIn(saved)).caller();
      PasskeyCreationRequest request = done(saved.passkeys().propose(alice, ORIGIN, "Laptop"));
      var key = new FakeAuthenticator(1, request.user());
      done(
          saved
              .passkeys()
              .register(alice, request.note(), ORIGIN, key.create(request.challenge())));
      List<String> messages = new ArrayList<>();
      var passwords =
          saved.forgottenPasswords(
              saved.mailedCodes((domain, address, message) -> true),
              (domain, address, message) ->
                  messages.add(new String(message, StandardCharsets.UTF_8)));
      String note = done(passwords.propose(alice, "alice@elsewhere.test"));
      String code =
          messages.getFirst().replaceAll("(?s).*?(\\b[a-z2-7]{4}(-[a-z2-7]{4}){4}\\b).*", "$1");
      done(passwords.confirm(alice, note, code));
      TestIdentity found = filled(to, "found");

      for (int i = 0; i < 2; i++) {
        for (SavedRows kind :
            List.of(new SavedPasskeys(), new SavedSecondFactors(), new SavedRecoveryAddresses())) {
          restore(kind, from, to);
        }
      }
      found.image().follow();

      assertThat(done(found.passkeys().list(ADMINISTRATOR, ALICE)))
          .usingRecursiveComparison()
          .isEqualTo(done(saved.passkeys().list(ADMINISTRATOR, ALICE)));
      assertThat(signIn(found)).isInstanceOf(SignIn.SecondFactorNeeded.class);
      var others =
          found.forgottenPasswords(
              found.mailedCodes((domain, address, message) -> true),
              (domain, address, message) -> true);
      assertThat(done(others.find(ADMINISTRATOR, ALICE)))
          .isEqualTo(done(passwords.find(ADMINISTRATOR, ALICE)))
          .isPresent();
    }
  }

  private static SignIn signIn(TestIdentity directory) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Password("", ALICE, "correct horse"),
            new Peer(Service.WEB, InetAddress.getLoopbackAddress(), true, "s1"));
  }

  private TestIdentity filled(TestDatabase database, String name) {
    TestIdentity directory = new TestIdentity(database, home.resolve(name));
    directory.domain("example.test");
    directory.account(ALICE);
    return directory;
  }

  private static void restore(SavedRows kind, TestDatabase from, TestDatabase to) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = from.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      kind.save(connection, rows::add);
    }
    assertThat(rows).as(kind.name()).isNotEmpty();
    try (Connection connection = to.dataSource().getConnection()) {
      for (String row : rows) {
        kind.restore(connection, row);
      }
    }
  }
}
