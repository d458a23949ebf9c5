package org.carillon.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;

/**
 * The commands of a page in docs/, run as a reader would who copies them: so the page cannot show
 * commands that fail.
 *
 * @param script the lines of one block of code
 */
record DocumentedCommands(String script) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");

  /**
   * The first block of code below a heading.
   *
   * @param page its name in docs/
   * @param heading the heading's line
   */
  static DocumentedCommands below(String page, String heading) {
    String text = read(page);
    int begin = text.indexOf("\n" + heading + "\n");
    Matcher block = BLOCK.matcher(text);
    if (begin < 0 || !block.find(begin)) {
      throw new IllegalStateException(page + " has no commands below \"" + heading + "\"");
    }
    return new DocumentedCommands(block.group(1));
  }

  private static String read(String page) {
    try {
      return Files.readString(CarillonServer.tree().resolve("docs").resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces an example of the page, which must occur, by a value of this test. */
  DocumentedCommands with(String example, Object here) {
    if (!script.contains(example)) {
      throw new IllegalStateException("The page's commands have no " + example + ":\n" + script);
    }
    return new DocumentedCommands(script.replace(example, here.toString()));
  }

  /** Runs them in the project's folder, up to the first that fails. */
  Command run(Duration bound, Map<String, String> environment) {
    return Command.run(
        bound,
        List.of(
            "bash",
            "-euo",
            "pipefail",
            "-c",
            "cd \"$0\"\n" + script,
            CarillonServer.tree().toString()),
        "",
        environment);
  }
}
