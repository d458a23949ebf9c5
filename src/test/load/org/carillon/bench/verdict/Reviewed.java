package org.carillon.bench.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.bench.verdict.Verdict.Method;

/** The reviewed differences, with the deciding clause: {@code reviewed.tsv}. */
final class Reviewed {

  /**
   * A reviewed difference.
   *
   * @param name the cases' name; a star matches anything
   * @param clause the clause that decides for us
   * @param why in a sentence
   */
  record Line(Pattern name, Method method, String theirs, String ours, String clause, String why) {}

  private final List<Line> lines = new ArrayList<>();

  Reviewed(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        lines.add(
            new Line(
                Pattern.compile("\\Q" + columns[0].replace("*", "\\E.*\\Q") + "\\E"),
                Method.valueOf(columns[1]),
                columns[2],
                columns[3],
                columns[4],
                columns[5]));
      }
    }
  }

  /** The review of a difference. */
  Optional<Line> find(String name, Method method, String theirs, String ours) {
    return lines.stream()
        .filter(line -> line.method() == method && line.name().matcher(name).matches())
        .filter(line -> line.theirs().equals(theirs) && line.ours().equals(ours))
        .findFirst();
  }
}
