package org.carillon.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.api.Test;

/** Tests that scripts and messages of any octets have a result. */
class SieveFuzzTest {
  private static final int ROUNDS = Integer.getInteger("carillon.fuzz", 10_000);
  static final SieveEnvelope ENVELOPE = new SieveEnvelope("a@example.org", "me@example.com");

  private final Random random = new Random(5228);
  private final SieveCompiler compiler =
      new SieveCompiler(SieveLanguage.capabilities(), SieveLimits.DEFAULT);

  private static List<String> sections(String kind) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../../src/test/transcripts/sieve"))) {
      for (Path file : files.sorted().toList()) {
        for (String part : Files.readString(file).split("(?m)^==+ ")) {
          if (part.startsWith(kind + "\n")) {
            found.add(part.substring(kind.length() + 1));
          }
        }
      }
    }
    return found;
  }

  @Test
  void mutatedScriptsAreCompiledOrRefused() throws IOException {
    List<String> scripts = sections("script");
    SieveMessage message = SieveMessage.of(octets(sections("message").getFirst()));
    int compiled = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] script = mutated(octets(scripts.get(random.nextInt(scripts.size()))), scripts);
      switch (compiler.compile("", script)) {
        case Compilation.Compiled done -> {
          compiled++;
          assertThat(run(done.program(), message).actions()).isNotEmpty();
        }
        case Compilation.Faulty faulty ->
            assertThat(faulty.errors())
                .isNotEmpty()
                .allMatch(error -> error.at().line() > 0 && error.at().column() > 0);
      }
    }
    assertThat(compiled).isBetween(1, ROUNDS - 1);
  }

  @Test
  void damagedMessagesAreProcessed() throws IOException {
    List<String> messages = sections("message");
    List<Program> programs = new ArrayList<>();
    for (String script : sections("script")) {
      if (compiler.compile("", script) instanceof Compilation.Compiled compiled) {
        programs.add(compiled.program());
      }
    }
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = mutated(octets(messages.get(random.nextInt(messages.size()))), messages);
      Program program = programs.get(random.nextInt(programs.size()));
      assertThat(run(program, SieveMessage.of(message))).isNotNull();
    }
  }

  @Test
  void deepOrLongScriptIsRefused() {
    for (String text :
        List.of("if true { ", "not ", "if not (", "[", "\"a\",", "/*", "keep;", "{")) {
      assertThat(compiler.compile("", text.repeat(20_000))).isInstanceOf(Compilation.Faulty.class);
      assertThat(compiler.compile("", "if " + text.repeat(20_000)))
          .isInstanceOf(Compilation.Faulty.class);
    }
  }

  @Test
  void backtrackingPatternsAreStopped() throws IOException {
    String long1 = "a".repeat(200_000);
    SieveMessage message = SieveMessage.of(octets("Subject: x\n\n" + long1 + "\n"));
    assertThat(faults("body :matches \"" + "*a".repeat(200) + "b\"", message)).isEmpty();
    assertThat(faults("body :regex \"(a*)*b\"", message)).isEmpty();
    assertThat(faults("body :regex \"(a|aa)+$\"", message)).isEmpty();
    // The product of both lengths: stopped by the limit of a run, the same on every machine.
    assertThat(run(program("body :matches \"*" + "a?".repeat(2_000) + "b*\""), message).trace())
        .anySatisfy(line -> assertThat(line.what()).contains("steps"));
  }

  @Test
  void longTextSkippedByOneTestLeavesBudgetForOthers() throws IOException {
    String body = "a".repeat(4_000_000);
    SieveMessage message = SieveMessage.of(octets("Subject: x\n\n" + body + "\n"));
    String costly = "body :raw :regex \"" + "(a|b)".repeat(50) + "c\"";
    SieveResult result =
        run(program("not anyof (" + costly + ", not header \"subject\" \"x\")"), message);
    assertThat(result.fault()).isEmpty();
    assertThat(result.actions()).anyMatch(SieveAction.Discard.class::isInstance);
  }

  private Optional<SieveError> faults(String test, SieveMessage message) throws IOException {
    return run(program(test), message).fault();
  }

  private Program program(String test) {
    String script = "require [\"body\", \"regex\"]; if " + test + " { discard; }";
    return ((Compilation.Compiled) compiler.compile("", script)).program();
  }

  private static SieveResult run(Program program, SieveMessage message) throws IOException {
    KnownWorld world = new KnownWorld();
    world.mailboxes.add("Work");
    return SieveInterpreter.run(List.of(program), message, ENVELOPE, world, SieveLimits.DEFAULT);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One to four changes: octets changed, removed, doubled, or inserted from elsewhere. */
  private byte[] mutated(byte[] octets, List<String> others) {
    byte[] changed = octets.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && changed.length > 1; i++) {
      int at = random.nextInt(changed.length);
      int length = 1 + random.nextInt(Math.min(40, changed.length - at));
      changed =
          switch (random.nextInt(5)) {
            case 0 -> spliced(changed, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(changed, at, at + length, new byte[0]);
            case 2 -> spliced(changed, at, at, Arrays.copyOfRange(changed, at, at + length));
            case 3 -> spliced(changed, at, at, mark());
            default -> spliced(changed, at, at, piece(others));
          };
    }
    return changed;
  }

  private byte[] mark() {
    String[] marks = {
      "{", "}", "[", "]", "(", ")", ";", ",", "\"", ":", "\\", "${", "\r\n", "--b", "0"
    };
    return octets(marks[random.nextInt(marks.length)]);
  }

  private byte[] piece(List<String> others) {
    byte[] other = octets(others.get(random.nextInt(others.size())));
    int from = random.nextInt(Math.max(1, other.length));
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + 60));
  }

  private static byte[] spliced(byte[] octets, int from, int to, byte[] by) {
    byte[] result = new byte[octets.length - (to - from) + by.length];
    System.arraycopy(octets, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(octets, to, result, from + by.length, octets.length - to);
    return result;
  }
}
