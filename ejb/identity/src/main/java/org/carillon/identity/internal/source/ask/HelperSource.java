package org.carillon.identity.internal.source.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.carillon.helper.HelperFolders;
import org.carillon.helper.HelperRunner;
import org.carillon.identity.source.IdentitySource;

/** Asks a program that the server runs, by CommuniGate Pro's external authentication protocol. */
final class HelperSource implements SourceClient {
  private static final Pattern ANSWER =
      Pattern.compile("\\d+ (OK|ERROR|DISABLED|FAILURE)(?: (.*))?");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,99})=\"((?:[^\"\\\\]|\\\\.){0,4000})\"");
  private static final int MOST_ATTRIBUTES = 200;

  private final HelperRunner runner;

  HelperSource(IdentitySource source, HelperFolders folders) {
    this.runner = new HelperRunner(source.name(), source.reach().address(), folders);
  }

  @Override
  public SourceAnswer check(SourceLogin name, String password)
      throws IOException, InterruptedException {
    return password.isEmpty()
        ? new SourceAnswer.Wrong()
        : ask(name, "VRFY " + quoted(name.address()) + " " + quoted(password));
  }

  @Override
  public SourceAnswer find(SourceLogin name) throws IOException, InterruptedException {
    return ask(name, "NEW " + quoted(name.address()));
  }

  private SourceAnswer ask(SourceLogin name, String question)
      throws IOException, InterruptedException {
    Matcher answer = ANSWER.matcher(runner.ask(question).strip());
    if (!answer.matches() || answer.group(1).equals("FAILURE")) {
      // The program's output may contain the password, so that the exception does not quote it.
      throw new IOException("The helper cannot decide");
    }
    return switch (answer.group(1)) {
      case "OK" ->
          new SourceAnswer.Known(
              new SourceIdentity(
                  name.address(), attributes(answer.group(2) == null ? "" : answer.group(2))));
      case "DISABLED" -> new SourceAnswer.Refused("the helper answers DISABLED");
      default -> new SourceAnswer.Wrong();
    };
  }

  private static Map<String, List<String>> attributes(String text) {
    Map<String, List<String>> found = new TreeMap<>();
    Matcher each = ATTRIBUTE.matcher(text);
    for (int i = 0; i < MOST_ATTRIBUTES && each.find(); i++) {
      String value = each.group(2).replaceAll("\\\\(.)", "$1");
      if (!value.isBlank()) {
        found
            .computeIfAbsent(each.group(1).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(value);
      }
    }
    return found;
  }

  /** Returns the text in quotes. Prepared passwords and canonical addresses have no line ends. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public List<String> introduce() throws IOException, InterruptedException {
    return List.of(
        "%s runs and uses version %s of the protocol"
            .formatted(runner.program(), runner.introduce()));
  }

  @Override
  public void close() {
    runner.close();
  }
}
