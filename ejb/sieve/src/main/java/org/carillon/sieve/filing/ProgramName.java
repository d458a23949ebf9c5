package org.carillon.sieve.filing;

import java.util.regex.Pattern;
import org.carillon.sieve.run.ScriptFault;

/** The name of an administrator's program: a file of the one folder for these, never a path. */
final class ProgramName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._\\-]{0,63}");

  private ProgramName() {}

  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ScriptFault("\"" + name + "\" is no program's name");
    }
    return name;
  }
}
