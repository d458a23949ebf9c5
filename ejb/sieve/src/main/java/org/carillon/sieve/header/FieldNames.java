package org.carillon.sieve.header;

import java.util.List;
import java.util.Locale;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.TextList;

/** The fields that a test names, in lower case. */
public final class FieldNames {
  private final TextList written;
  private final List<String> lower;

  /** Makes names ready. */
  public FieldNames(TextList written) {
    this.written = written;
    this.lower = lower(written.constants());
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT).strip()).toList();
  }

  /** What they are now. */
  public List<String> values(ScriptRun run) {
    return written.isConstant() ? lower : lower(written.values(run));
  }

  /** Those that are known when the script is compiled. */
  List<String> constants() {
    return lower;
  }
}
