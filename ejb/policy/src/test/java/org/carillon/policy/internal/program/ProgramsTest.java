package org.carillon.policy.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

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
  private final DeclaredSettings settings = new DeclaredSettings();
  private Programs programs;

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void open() throws Exception {
    programs = new Programs(settings, home);
    Files.createDirectories(home.resolve("programs"));
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
  void nonExecutableFilesAreNotRun() throws Exception {
    Files.writeString(home.resolve("programs").resolve("text"), "hello");
    Files.createDirectory(home.resolve("programs").resolve("folder"));

    assertThat(asked("text")).isEmpty();
    assertThat(asked("folder")).isEmpty();
  }
}
