package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  private int carillon(String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute(words);
  }

  @Test
  void aHomeThatDoesNotRunSaysSoByItsExitStatus() {
    assertThat(carillon("status", "--home", folder.toString())).isEqualTo(Status.NOT_RUNNING);
    assertThat(said.toString()).contains("is not running");
  }

  @Test
  void aStartingServerIsNotReady() throws IOException {
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
  void aServerThatDoesNotAnswerIsNotReady() throws IOException {
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
  void aRunningHomeIsNotStartedAgain() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    try (HomeLock lock = HomeLock.take(home)) {
      assertThat(carillon("start", "--home", home.toString())).isEqualTo(1);
      assertThat(said.toString()).contains("already running");
    }
  }

  @Test
  void whatIsNotRunningIsStoppedAlready() throws IOException {
    assertThat(carillon("stop", "--home", folder.resolve("never").toString())).isZero();
    Home home = new Home(folder.resolve("home"));
    home.create();
    assertThat(carillon("stop", "--home", home.toString())).isZero();
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertThat(carillon("start", "--no-such-option")).isEqualTo(2);
    assertThat(carillon("start", "--home", folder.toString(), "--offset", "-5")).isEqualTo(1);
    assertThat(said.toString()).contains("--offset takes a number");
  }
}
