package org.carillon.identity.internal.resetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.NewAdministrator;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the owner of the home can get in again, if the administrators' passwords are lost. */
class AdministratorResetTest {
  private static final String FORGOTTEN = "forgotten password";
  private static final String FRESH = "fresh:password with a colon";

  @TempDir private Path home;
  private TestIdentity directory;
  private AdministratorReset reset;
  private Path question;

  @BeforeEach
  void open() {
    directory = new TestIdentity(TestDatabase.emptied(), home);
    reset = new AdministratorReset(directory.administrators(), directory.bars(), home);
    question = home.resolve("secrets/administrator.reset");
    make("admin");
    make("root");
  }

  private void make(String name) {
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator(name, Optional.of(FORGOTTEN), Optional.empty())));
  }

  private String answer(String line) throws IOException {
    Files.writeString(question, line + "\n");
    reset.look();
    assertThat(question).doesNotExist();
    return Files.readString(home.resolve("secrets/administrator.reset.answer")).strip();
  }

  private boolean admits(String name, String password) {
    return directory.signIn(name, password) instanceof SignIn.Admitted;
  }

  @Test
  void resetSetsThePasswordAndEndsOlderAccess() throws IOException {
    Caller before = ((SignIn.Admitted) directory.signIn("root", FORGOTTEN)).caller();
    String token = done(directory.tokens().create(before, "program", Optional.empty())).secret();

    assertThat(answer("root:" + FRESH)).startsWith("done: root has a new password");

    assertThat(admits("root", FRESH)).isTrue();
    assertThat(admits("root", FORGOTTEN)).isFalse();
    assertThat(admits("admin", FORGOTTEN)).isTrue();
    assertThat(directory.withToken(token)).isInstanceOf(SignIn.Rejected.class);
    List<AuditRecord> told =
        directory.audit().list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 10);
    assertThat(told)
        .anySatisfy(
            record -> {
              assertThat(record.actor()).isEqualTo("owner of the home");
              assertThat(record.action()).isEqualTo("administrator.change-password");
              assertThat(record.subject()).isEqualTo("root");
            });
    assertThat(told.toString()).doesNotContain(FRESH);
  }

  @Test
  void resetLiftsTheBarOfTheAdministrator() throws IOException {
    directory.set(Scope.server(), "sign-in.guesses-by-account", "3");
    for (int i = 0; i < 3; i++) {
      directory.signIn("admin", "guess " + i);
    }
    assertThat(directory.signIn("admin", FORGOTTEN)).isInstanceOf(SignIn.TryLater.class);

    answer("admin:" + FRESH);

    assertThat(admits("admin", FRESH)).isTrue();
  }

  @Test
  void missingAdminIsCreatedAgain() throws IOException {
    done(directory.administrators().delete(ADMINISTRATOR, "admin", OptionalLong.empty()));

    assertThat(answer("admin:" + FRESH)).startsWith("done: ");

    Caller admin = ((SignIn.Admitted) directory.signIn("admin", FRESH)).caller();
    assertThat(admin.administersServer()).isTrue();
  }

  @Test
  void refusedResetIsReportedAndThePasswordFileRemoved() throws IOException {
    assertThat(answer("admin:short"))
        .isEqualTo("refused: A password must have at least 8 characters.");
    assertThat(answer("nobody:" + FRESH)).isEqualTo("refused: There is no administrator nobody.");
    assertThat(answer("ann@example.test:" + FRESH))
        .startsWith("refused: This resets only administrators");
    assertThat(answer(FRESH.replace(":", ""))).startsWith("refused: The file must have one line");

    assertThat(admits("admin", FORGOTTEN)).isTrue();
    assertThat(admits("nobody", FRESH)).isFalse();
  }

  @Test
  void resetWithoutAWritableAnswerIsNotRepeated() throws IOException {
    Path hindrance = home.resolve("secrets/administrator.reset.answer.new/file");
    Files.createDirectories(hindrance);
    Files.writeString(question, "root:" + FRESH + "\n");

    for (int round = 0; round < 3; round++) {
      assertThatThrownBy(reset::look).isInstanceOf(IOException.class);
    }
    Files.delete(hindrance);
    reset.look();

    assertThat(question).doesNotExist();
    assertThat(
            directory
                .audit()
                .list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 10)
                .stream()
                .filter(record -> record.action().equals("administrator.change-password")))
        .hasSize(1);
  }

  @Test
  void missingResetFileChangesNothing() throws IOException {
    reset.look();

    assertThat(admits("admin", FORGOTTEN)).isTrue();
    assertThat(home.resolve("secrets/administrator.reset.answer")).doesNotExist();
  }
}
