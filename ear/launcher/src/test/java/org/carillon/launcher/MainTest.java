package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.home.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  private int carillon(String... words) {
    CommandLine line = Main.commandLine(words);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute(words);
  }

  @Test
  void statusOfAStoppedHomeIsNotRunning() {
    assertThat(carillon("status", "--home", folder.toString())).isEqualTo(Status.NOT_RUNNING);
    assertThat(said.toString()).contains("is not running");
  }

  @Test
  void serverDuringStartIsNotReady() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    try (HomeLock lock = HomeLock.take(home)) {
      new State(State.Phase.STARTING, "Starting the database", URI.create("https://localhost:1"))
          .write(home);

      assertThat(carillon("status", "--home", home.toString())).isEqualTo(Status.NOT_READY);
      assertThat(said.toString()).contains("Starting the database");
    }
  }

  @Test
  void serverThatDoesNotAnswerIsNotReady() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    try (HomeLock lock = HomeLock.take(home);
        ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      taken.close();
      new State(State.Phase.READY, "ready", URI.create("https://localhost:" + port)).write(home);

      assertThat(carillon("status", "--home", home.toString())).isEqualTo(Status.NOT_READY);
    }
  }

  @Test
  void runningHomeCannotBeStartedTwice() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    try (HomeLock lock = HomeLock.take(home)) {
      assertThat(carillon("start", "--home", home.toString())).isEqualTo(1);
      assertThat(said.toString()).contains("already running");
    }
  }

  @Test
  void stopOfAStoppedHomeSucceeds() throws IOException {
    assertThat(carillon("stop", "--home", folder.resolve("never").toString())).isZero();
    Home home = new Home(folder.resolve("home"));
    home.create();
    assertThat(carillon("stop", "--home", home.toString())).isZero();
  }

  @Test
  void unusableHomeFolderIsReportedWithTheReason() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (Path home : List.of(Path.of("/proc/x"), file, file.resolve("x"))) {
      assertThatThrownBy(() -> new Home(home).create())
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("This cannot be a home: ")
          .hasMessageMatching(".*: th.*");
    }
    assertThat(carillon("start", "--home", "")).isEqualTo(1);
    assertThat(said.toString()).contains("takes the name of a folder");
  }

  @Test
  void refusedStartCreatesNoHomeFolder() {
    Path home = folder.resolve("never");

    assertThat(carillon("start", "--home", home.toString(), "--bind", "192.0.2.1")).isEqualTo(1);
    assertThat(said.toString()).contains("has no 192.0.2.1");
    assertThat(carillon("run", "--home", home.toString(), "--heap", "nonsense")).isEqualTo(1);
    assertThat(
            carillon(
                "start",
                "--home",
                home.toString(),
                "--db",
                "jdbc:postgresql://db/x",
                "--db-password-file",
                home.resolve("password").toString()))
        .isEqualTo(1);
    assertThat(said.toString()).contains("there is no such file");
    assertThat(home).doesNotExist();
  }

  @Test
  void failedRunPrintsItsReasonOnce() {
    assertThat(carillon("run", "--home", folder.resolve("home").toString(), "--offset", "14500"))
        .isEqualTo(1);

    String word = said.toString().lines().toList().getLast();
    assertThat(word).startsWith("carillon: ");
    assertThat(said.toString())
        .contains("Stopping\n")
        .containsOnlyOnce(word.substring("carillon: ".length()));
  }

  @Test
  void usageErrorsAreShort() {
    assertThat(carillon("start", "--ofset", "1")).isEqualTo(2);
    assertThat(said.toString().lines()).hasSizeLessThan(5);
    assertThat(said.toString()).contains("--offset").contains("carillon start --help");
    assertThat(carillon("begin")).isEqualTo(2);
    assertThat(carillon("ctl", "acount")).isEqualTo(2);
  }

  @Test
  void everyVerbPrintsTheVersion() {
    for (String[] words : new String[][] {{"--version"}, {"run", "-V"}, {"ctl", "-V"}}) {
      said.getBuffer().setLength(0);
      assertThat(carillon(words)).isZero();
      assertThat(said.toString()).startsWith("Carillon ").contains("Java 2");
    }
  }

  @Test
  void helpListsTheOptionsOfAVerb() {
    assertThat(carillon("run", "--help")).isZero();
    assertThat(said.toString())
        .contains("CARILLON_ADMIN_PASSWORD")
        .contains("CARILLON_DOMAIN")
        .contains("--adopt-database");
    for (String verb : new String[] {"stop", "status"}) {
      said.getBuffer().setLength(0);
      assertThat(carillon(verb, "--help")).isZero();
      assertThat(said.toString())
          .contains("--home")
          .doesNotContain("--db")
          .doesNotContain("--heap");
      assertThat(
              carillon(
                  verb, "--home", folder.resolve("none").toString(), "--offset", "5", "--db", "x"))
          .isNotEqualTo(2);
    }
  }

  @Test
  void invalidOptionsAreReported() {
    assertThat(carillon("start", "--no-such-option")).isEqualTo(2);
    assertThat(carillon("start", "--home", folder.toString(), "--offset", "-5")).isEqualTo(1);
    assertThat(said.toString()).contains("--offset takes a number");
  }
}
