package org.carillon.policy.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.program.ProgramCall;
import org.carillon.contract.program.RulePrograms;
import org.carillon.policy.program.ProgramSettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that rules' programs read the message, know nothing else, and stay within limits. */
class ProgramsTest {
  private static final byte[] MESSAGE = octets("Subject: x\r\n\r\ntext\r\n");
  private static final Programs.Envelope ENVELOPE =
      new Programs.Envelope("bob@example.org", "alice@example.test");

  @TempDir Path home;

  /** A folder of mail outside the home. */
  @TempDir Path mail;

  /** A folder that is none of the server's. */
  @TempDir Path other;

  private final DeclaredSettings settings = new DeclaredSettings();
  private Programs programs;

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void open() throws Exception {
    programs = new Programs(settings, home, () -> List.of(mail));
    Files.createDirectories(home.resolve("programs"));
    if (!allowsSandbox()) {
      settings.with(ProgramSettings.SANDBOX, false);
    }
  }

  private boolean allowsSandbox() throws Exception {
    return new ProgramSandbox(settings, ProgramFolders.of(home), List::of).isThere();
  }

  private void assumeSandbox() {
    assumeTrue(settings.value(ProgramSettings.SANDBOX), "the system allows no user namespaces");
  }

  private void program(String name, String text) throws Exception {
    Path file = home.resolve("programs").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Optional<String> asked(String program, String... arguments) throws Exception {
    return programs
        .ask(program, List.of(arguments), ENVELOPE, MESSAGE, Duration.ofMinutes(1))
        .map(said -> new String(said, StandardCharsets.UTF_8));
  }

  private RulePrograms.Outcome handed(String program) throws Exception {
    return programs.run(
        new ProgramCall(program, List.of(), false, false),
        "bob@example.org",
        "alice@example.test",
        Content.of(MESSAGE));
  }

  @Test
  void programGetsTheMessageAndItsArgumentsOnly() throws Exception {
    program("count", "wc -c; printf '%s|' \"$@\" \"$SENDER\" \"$RECIPIENT\" \"$JAVA_HOME$USER\"");

    assertThat(asked("count", "a b", "$(id)").orElseThrow().strip())
        .isEqualTo(MESSAGE.length + "\na b|$(id)|bob@example.org|alice@example.test||");
  }

  @Test
  void programRunsInItsOwnTemporaryFolder() throws Exception {
    program("writes", "pwd; touch here; ln -s / away; ls | wc -l");

    String said = asked("writes").orElseThrow();
    assertThat(said).startsWith(home.resolve("programs-work").toString()).endsWith("2\n");
    assertThat(home.resolve("programs-work")).isEmptyDirectory();
  }

  @Test
  void exitStatusDecidesTheOutcome() throws Exception {
    program("good", "cat > /dev/null");
    program("later", "exit 75");
    program("bad", "exit 3");

    assertThat(handed("good")).isEqualTo(new RulePrograms.Done());
    assertThat(handed("later")).isInstanceOf(RulePrograms.Later.class);
    assertThat(handed("bad"))
        .isEqualTo(new RulePrograms.Failed("The program bad ended with status 3"));
    assertThat(handed("missing")).isInstanceOf(RulePrograms.Later.class);
    assertThat(asked("bad")).isEmpty();
    assertThat(asked("missing")).isEmpty();
    assertThat(asked("..")).isEmpty();
  }

  @Test
  void programsOverTimeOrOutputLimitAreKilled() throws Exception {
    settings.with(ProgramSettings.TIME, Duration.ofSeconds(1));
    settings.with(ProgramSettings.OUTPUT, 1L);
    program("sleeps", "sleep 1000 & sleep 1000");
    program("talks", "yes");
    program("greedy", "x=x; while true; do x=$x$x; done");

    assertThat(handed("sleeps")).isInstanceOf(RulePrograms.Later.class);
    assertThat(handed("talks")).isInstanceOf(RulePrograms.Later.class);
    assertThat(handed("greedy")).isNotEqualTo(new RulePrograms.Done());
    assertThat(asked("talks")).isEmpty();
  }

  @Test
  void programWritesNothingOutsideItsFolder() throws Exception {
    assumeSandbox();
    program(
        "writes",
        """
        for folder in "$@" "$PWD/.." /tmp /var/tmp; do
          touch "$folder/mark" 2>/dev/null && echo "$folder"
        done
        ln -s "$1" link; touch link/mark 2>/dev/null && echo link
        mount -o remount,rw / 2>/dev/null && echo remounted
        umount "$1" 2>/dev/null && echo unmounted
        touch mine && echo own""");

    String said =
        asked("writes", other.toString(), home.resolve("programs").toString()).orElseThrow();
    assertThat(said.lines()).containsExactly("own");
    assertThat(other).isEmptyDirectory();
    assertThat(home.resolve("programs").resolve("mark")).doesNotExist();
  }

  @Test
  void programReadsNeitherTheHomeNorMail() throws Exception {
    assumeSandbox();
    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets").resolve("home.key"), "secret");
    Files.writeString(mail.resolve("message"), "secret");
    Files.writeString(home.resolve("programs").resolve("table"), "known");
    program(
        "reads",
        """
        find "$1" "$2" -name home.key -o -name message; cat "$1/programs/table"
        echo; ls /proc | grep -c '^[0-9]'""");

    String[] said =
        asked("reads", home.toString(), mail.toString()).orElseThrow().strip().split("\n");
    assertThat(said).hasSize(2);
    assertThat(said[0]).isEqualTo("known");
    assertThat(Integer.parseInt(said[1])).isLessThan(8);
  }

  @Test
  void foldersThatAreDeepOrUnreadableAreDeleted() throws Exception {
    program(
        "deep",
        """
        name=$(printf 'd%.0s' $(seq 200))
        for i in $(seq 30); do mkdir $name && cd $name; done
        cd /; mkdir -p "$HOME/locked/inner"; chmod 000 "$HOME/locked"; echo good""");

    assertThat(asked("deep")).contains("good\n");
    assertThat(home.resolve("programs-work")).isEmptyDirectory();
  }

  @Test
  void leftoversOfAKilledServerAreDeletedByTheFirstRun() throws Exception {
    Files.createDirectories(home.resolve("programs-work").resolve("left").resolve("behind"));
    program("good", "cat > /dev/null");

    assertThat(handed("good")).isEqualTo(new RulePrograms.Done());
    assertThat(home.resolve("programs-work")).isEmptyDirectory();
  }

  @Test
  void programHasHarmlessDevicesOnly() throws Exception {
    assumeSandbox();
    program("looks", "ls /dev | tr '\\n' ' '; head -c 4 /dev/urandom | wc -c; echo x > /dev/null");

    assertThat(asked("looks").orElseThrow().strip())
        .isEqualTo("fd full null random stderr stdin stdout urandom zero 4");
  }

  @Test
  void programHasNetworkOnlyIfAllowed() throws Exception {
    assumeSandbox();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      program(
          "calls",
          "exec /bin/bash -c \"exec 3<>/dev/tcp/127.0.0.1/$1\" 2>/dev/null && echo connected");
      String port = Integer.toString(server.getLocalPort());

      assertThat(asked("calls", port)).isEmpty();
      settings.with(ProgramSettings.NETWORK, true);
      assertThat(asked("calls", port)).isPresent();
    }
  }

  @Test
  void processThatLeftItsParentEndsWithTheProgram() throws Exception {
    assumeSandbox();
    program(
        "leaves",
        """
        setsid sh -c 'touch began; exec sleep 98765' < /dev/null > /dev/null &
        until [ -e began ]; do sleep 0.01; done""");

    assertThat(asked("leaves")).isPresent();
    assertThat(ProcessHandle.allProcesses().flatMap(each -> each.info().commandLine().stream()))
        .noneMatch(line -> line.endsWith("sleep 98765"));
  }

  @Test
  void withoutSandboxNoProgramRunsUnlessTheAdministratorAllowsIt() throws Exception {
    program("good", "cat > /dev/null");
    // The sandbox has no such process, so it can't hide this folder and does not start.
    Programs none = new Programs(settings, home, () -> List.of(Path.of("/proc/self/fd")));
    settings.with(ProgramSettings.SANDBOX, true);
    RulePrograms.Outcome outcome =
        none.run(
            new ProgramCall("good", List.of(), false, false),
            "bob@example.org",
            "alice@example.test",
            Content.of(MESSAGE));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RulePrograms.Later.class, later -> assertThat(later.toString()).contains("sandbox"));
    assertThat(none.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("sandbox"));

    settings.with(ProgramSettings.SANDBOX, false);
    assertThat(none.fault()).isEmpty();
    assertThat(handed("good")).isEqualTo(new RulePrograms.Done());
  }

  @Test
  void nonExecutableFilesAreNotRun() throws Exception {
    Files.writeString(home.resolve("programs").resolve("text"), "hello");
    Files.createDirectory(home.resolve("programs").resolve("folder"));

    assertThat(asked("text")).isEmpty();
    assertThat(asked("folder")).isEmpty();
  }
}
