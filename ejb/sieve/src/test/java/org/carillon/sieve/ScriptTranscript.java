package org.carillon.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.carillon.sieve.context.TextDigest;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;

/**
 * A claim about Sieve in a file: {@code === claim}, then sections that begin with {@code ==}:
 * {@code script}, {@code message}, {@code given} (lines of the environment), and the expected
 * {@code actions}, {@code trace}, {@code errors}, {@code mistakes}, {@code fault}, and optionally
 * {@code doubts}. A section that a claim omits is the previous claim's, except for the expected
 * results.
 */
final class ScriptTranscript {
  private static final Path FOLDER = Path.of("../../src/test/transcripts/sieve");
  private static final List<String> KEPT = List.of("script", "message", "given");

  private final String name;
  private final Map<String, String> sections;

  private ScriptTranscript(String name, Map<String, String> sections) {
    this.name = name;
    this.sections = sections;
  }

  static Stream<ScriptTranscript> all() throws IOException {
    List<ScriptTranscript> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        read(file, found);
      }
    }
    return found.stream();
  }

  private static void read(Path file, List<ScriptTranscript> found) throws IOException {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String claim : Files.readString(file).split("(?m)^=== ")) {
      if (claim.isBlank() || claim.startsWith("#")) {
        continue;
      }
      Map<String, String> sections = new LinkedHashMap<>(kept);
      String[] parts = claim.split("(?m)^== ");
      for (int i = 1; i < parts.length; i++) {
        int end = parts[i].indexOf('\n');
        sections.put(parts[i].substring(0, end).strip(), parts[i].substring(end + 1));
      }
      kept.clear();
      sections.forEach(
          (key, text) -> {
            if (KEPT.contains(key)) {
              kept.put(key, text);
            }
          });
      found.add(new ScriptTranscript(file.getFileName() + ": " + parts[0].strip(), sections));
    }
  }

  void play() throws IOException {
    switch (compiler().compile("", script())) {
      case Compilation.Faulty faulty ->
          assertThat(faulty.errors().stream().map(SieveError::toString).toList())
              .as(name)
              .isEqualTo(lines("errors"));
      case Compilation.Compiled compiled -> {
        assertThat(compiled.mistakes().stream().map(SieveError::toString).toList())
            .as(name + ": its mistakes")
            .isEqualTo(lines("mistakes"));
        if (sections.containsKey("doubts")) {
          assertThat(compiled.doubts().stream().map(SieveError::toString).toList())
              .as(name + ": its doubts")
              .isEqualTo(lines("doubts"));
        }
        run(compiled.program());
      }
    }
  }

  private String script() {
    return sections.get("script").stripTrailing();
  }

  private static SieveCompiler compiler() {
    return new SieveCompiler(SieveLanguage.capabilities(), SieveLimits.DEFAULT);
  }

  private void run(Program program) throws IOException {
    assertThat(lines("errors")).as(name + ": it compiles").isEmpty();
    String text = sections.getOrDefault("message", "").stripTrailing();
    byte[] octets = text.replace("\n", "\r\n").concat("\r\n").getBytes(StandardCharsets.UTF_8);
    SieveMessage message = SieveMessage.of(octets);
    KnownWorld world = new KnownWorld();
    String[] envelope = {"sender@example.org", "me@example.com"};
    SieveLimits limits = given(world, envelope);
    Map<String, List<String>> extra = new LinkedHashMap<>();
    world.items.entrySet().stream()
        .filter(item -> item.getKey().startsWith("envelope."))
        .forEach(item -> extra.put(item.getKey().substring(9), List.of(item.getValue())));
    SieveResult result =
        SieveInterpreter.run(
            List.of(program),
            message,
            new SieveEnvelope(envelope[0], envelope[1], extra),
            world,
            limits);
    assertThat(result.fault().map(SieveError::toString).stream().toList())
        .as(name + ": what went wrong")
        .isEqualTo(lines("fault"));
    assertThat(ActionLines.of(result.actions(), message.header()))
        .as(name)
        .isEqualTo(sections.containsKey("actions") ? lines("actions") : List.of("implicit keep"));
    if (sections.containsKey("trace")) {
      assertThat(result.trace().stream().map(TraceLine::toString).toList())
          .as(name + ": its trace")
          .isEqualTo(lines("trace"));
    }
  }

  /** The default limits except for those that a run reaches. */
  private static SieveLimits limits(int actions, int redirects, long steps, int variableOctets) {
    SieveLimits usual = SieveLimits.DEFAULT;
    return new SieveLimits(
        usual.scriptOctets(),
        usual.commands(),
        usual.nesting(),
        usual.stringLength(),
        usual.listLength(),
        usual.errors(),
        actions,
        redirects,
        steps,
        usual.variableLength(),
        variableOctets,
        usual.variables(),
        usual.includes(),
        usual.bodyOctets(),
        usual.traceLines());
  }

  private SieveLimits given(KnownWorld world, String[] envelope) {
    SieveLimits limits = SieveLimits.DEFAULT;
    for (String line : lines("given")) {
      String[] words = line.split(" ", 3);
      String value = words.length > 1 ? words[1] : "";
      String rest = words.length > 2 ? words[2] : "";
      switch (words[0]) {
        case "from" -> envelope[0] = value;
        case "to" -> envelope[1] = value;
        case "separator" -> world.separator = value;
        case "own" -> world.own.add(value);
        case "mailbox" -> world.mailboxes.add(value);
        case "mailboxid" -> world.mailboxIds.add(value);
        case "use" -> world.uses.put(value, rest);
        case "annotation" -> world.annotations.put(value, rest);
        case "item" -> world.items.put(value, rest);
        case "list" -> world.lists.put(value, List.of(rest.split(" ")));
        case "spam" -> world.spam = OptionalInt.of(Integer.parseInt(value));
        case "virus" -> world.virus = OptionalInt.of(Integer.parseInt(value));
        case "seen" -> world.seen.add(TextDigest.of("", value));
        case "limits" -> {
          String[] all = rest.split(" ");
          limits =
              limits(
                  Integer.parseInt(value),
                  Integer.parseInt(all[0]),
                  Long.parseLong(all[1]),
                  Integer.parseInt(all[2]));
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
    sections.forEach(
        (key, text) -> {
          if (key.startsWith("personal ") || key.startsWith("global ")) {
            world.scripts.put(key, compiled(key.substring(key.indexOf(' ') + 1), text));
          }
        });
    return limits;
  }

  private static Program compiled(String name, String text) {
    return switch (compiler().compile(name, text)) {
      case Compilation.Compiled compiled -> compiled.program();
      case Compilation.Faulty faulty -> throw new AssertionError(faulty.errors().toString());
    };
  }

  private List<String> lines(String section) {
    return sections.getOrDefault(section, "").lines().filter(line -> !line.isBlank()).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
