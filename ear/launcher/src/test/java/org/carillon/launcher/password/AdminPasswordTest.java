package org.carillon.launcher.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.carillon.launcher.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests what the verb writes for a stopped server; the rest is the server's work. */
class AdminPasswordTest {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private Home home;

  @BeforeEach
  void make() throws IOException {
    home = new Home(folder.resolve("home"));
    Files.createDirectories(home.secrets());
  }

  private int run(String... words) {
    CommandLine line = new CommandLine(new AdminPassword());
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    line.setExecutionExceptionHandler(
        (surprise, command, parsed) -> {
          command.getErr().println(surprise.getMessage());
          return 1;
        });
    return line.execute(words);
  }

  @Test
  void adminPasswordIsRandomAndStored() throws IOException {
    assertThat(run("--home", home.toString())).isZero();

    Path kept = home.secrets().resolve("admin-password");
    Path asked = home.secrets().resolve("administrator.reset");
    String password = Files.readString(kept).strip();
    assertThat(password).hasSize(20);
    assertThat(asked).hasContent("admin:" + password + "\n");
    assertThat(said.toString())
        .contains("when the server starts")
        .contains(kept.toString())
        .doesNotContain(password);
    assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(OWNER_ONLY);
    assertThat(Files.getPosixFilePermissions(asked)).isEqualTo(OWNER_ONLY);

    run("--home", home.toString());
    assertThat(Files.readString(kept)).isNotEqualTo(password + "\n");
  }

  @Test
  void adminPasswordIsReadFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("fresh"), "fresh password\n");

    assertThat(run("root", "--home", home.toString(), "--new-password-file", file.toString()))
        .isZero();

    assertThat(home.secrets().resolve("administrator.reset")).hasContent("root:fresh password\n");
    assertThat(home.secrets().resolve("admin-password")).doesNotExist();
  }

  @Test
  void invalidAdminPasswordRequestsAreReported() throws IOException {
    assertThat(run("ann@example.test", "--home", home.toString())).isEqualTo(1);
    assertThat(said.toString()).contains("account password");
    assertThat(run("--home", folder.resolve("never").toString())).isEqualTo(1);
    assertThat(said.toString()).contains("has never run in");
    try (var files = Files.list(home.secrets())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void resetResultIsReadOnce() throws Exception {
    PasswordReset reset = new PasswordReset(home);
    reset.ask("root", "fresh password");
    Files.writeString(
        home.secrets().resolve("administrator.reset.answer"), "refused: It is too short: 3.\n");
    Files.delete(home.secrets().resolve("administrator.reset"));

    assertThat(reset.await(Duration.ofSeconds(10)))
        .contains(new PasswordReset.Answer(false, "It is too short: 3."));
    assertThat(reset.take()).isEmpty();
  }
}
