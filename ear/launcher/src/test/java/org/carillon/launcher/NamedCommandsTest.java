package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Tests that the launcher declares only the named command of 300, and declares it whole. */
class NamedCommandsTest {

  @Test
  void namedVerbIsDeclaredWithoutItsSiblings() {
    assertThat(declared("ctl", "account", "list"))
        .containsExactly("carillon", "ctl", "account", "list");
    assertThat(declared("ctl", "--home", "bar", "--user=task", "account", "password", "--help"))
        .containsExactly("carillon", "ctl", "account", "password");
    assertThat(declared("ctl", "listeners")).containsExactly("carillon", "ctl", "listeners");
    assertThat(declared("ctl", "bar", "--json", "list"))
        .containsExactly("carillon", "ctl", "bar", "lift", "list");
    assertThat(declared("ctl", "--help")).contains("account", "web-hook").doesNotContain("change");
    assertThat(declared("status", "--home", "ctl")).containsExactly("carillon", "status");
  }

  @Test
  void unknownVerbIsRefusedWithAllVerbsDeclared() {
    for (String line : List.of("ctl", "ctl acount", "ctl account lst", "ctl --home")) {
      assertThat(declared(line.split(" "))).as(line).hasSizeGreaterThan(250);
    }
    assertThat(refusal("ctl", "acount")).contains("Did you mean: ctl account");
    assertThat(refusal("ctl", "account", "lst")).contains("Did you mean: account list");
  }

  @Test
  void helpOfEveryVerbIsTheSameWithAllVerbsDeclared() {
    CommandLine whole = Main.commandLine();
    for (List<String> path : paths(whole)) {
      CommandLine command = whole;
      for (String name : path) {
        command = command.getSubcommands().get(name);
      }

      var said = new StringWriter();
      String[] words = Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new);
      int exit = Main.commandLine(words).setOut(new PrintWriter(said, true)).execute(words);

      assertThat(exit).as("%s", path).isZero();
      assertThat(said).as("%s", path).hasToString(command.getUsageMessage());
    }
  }

  private static List<String> declared(String... words) {
    CommandLine line = Main.commandLine(words);
    List<String> names = new ArrayList<>();
    names.add(line.getCommandName());
    paths(line).forEach(path -> names.add(path.getLast()));
    return names;
  }

  private static String refusal(String... words) {
    var said = new StringWriter();
    assertThat(Main.commandLine(words).setErr(new PrintWriter(said, true)).execute(words))
        .isEqualTo(2);
    return said.toString();
  }

  private static List<List<String>> paths(CommandLine command) {
    List<List<String>> paths = new ArrayList<>();
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              paths.add(List.of(name));
              paths(below)
                  .forEach(
                      path -> paths.add(Stream.concat(Stream.of(name), path.stream()).toList()));
            });
    return paths;
  }
}
