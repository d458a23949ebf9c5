package org.carillon.sieve.filing;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.sieve.run.ScriptFault;

/** Checks an administrator's program's name and arguments. */
final class ProgramName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._\\-]{0,63}");
  private static final int MOST_ARGUMENTS = 32;
  private static final int LONGEST_ARGUMENT = 1_000;

  private ProgramName() {}

  /** Checks a name: a file in the programs' folder, never a path. */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ScriptFault.ofDelivery("\"" + name + "\" is not the name of a program");
    }
    return name;
  }

  /**
   * Checks arguments: few, short, of one line each, and none that looks like an option, for the
   * script's author did not choose the program.
   */
  static List<String> arguments(List<String> arguments) {
    boolean fit =
        arguments.size() <= MOST_ARGUMENTS
            && arguments.stream()
                .allMatch(
                    each ->
                        !each.startsWith("-")
                            && each.length() <= LONGEST_ARGUMENT
                            && each.chars().noneMatch(Character::isISOControl));
    if (!fit) {
      throw ScriptFault.ofDelivery(
          ("A program can have at most %d arguments of %d characters, none with a control"
                  + " character or a leading hyphen")
              .formatted(MOST_ARGUMENTS, LONGEST_ARGUMENT));
    }
    return arguments;
  }
}
