package org.carillon.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A helper program and its arguments as written: the name of a file in the server's folder for
 * helpers, never a path, and words, which quotation marks keep together. No shell interprets it.
 */
public record HelperCommand(String program, List<String> arguments) {
  private static final int MOST_ARGUMENTS = 30;
  private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern WORD = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\\s\"]+))(?=\\s|$)");

  public HelperCommand {
    arguments = List.copyOf(arguments);
  }

  /** Returns what is wrong with the command, or empty if it is valid. */
  public static Optional<String> problem(String text) {
    return read(text).isPresent()
        ? Optional.empty()
        : Optional.of(
            "Enter the name of a program in the server's helper folder, followed by its"
                + " arguments: "
                + text);
  }

  /** Parses a command; empty if it is not valid. */
  public static Optional<HelperCommand> read(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.strip());
    int end = 0;
    while (word.find() && word.start() == end) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
      end = word.end();
    }
    boolean isWhole =
        end == text.strip().length()
            && !words.isEmpty()
            && words.size() <= MOST_ARGUMENTS
            && PROGRAM.matcher(words.getFirst()).matches()
            && text.chars().noneMatch(Character::isISOControl);
    return isWhole
        ? Optional.of(new HelperCommand(words.getFirst(), words.subList(1, words.size())))
        : Optional.empty();
  }
}
