package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/rfc.tsv} names exactly the cited RFCs, and existing classes. */
class RfcTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final Path TABLE = TREE.resolve("docs/rfc.tsv");

  private static final Set<String> WRITTEN =
      Set.of("java", "md", "txt", "sql", "properties", "xhtml", "py", "mjs", "js", "cli", "tsv");

  /** A citation, also across the end of a comment's line; RFC822 is an item of IMAP's FETCH. */
  private static final Pattern CITED =
      Pattern.compile(
          "\\bRFC(?!822\\b)[\\s*/#]*(\\d{3,5})((?:[\\s*/#]+(?:to|and|or)[\\s*/#]+\\d{4}\\b)*)");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * A row.
   *
   * @param classes classes or packages of main code by the ends of their names, or files by path
   */
  private record Row(String rfc, String title, String state, List<String> classes) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      assertThat(cells).as(line).hasSize(5);
      return new Row(
          cells[0],
          cells[1],
          cells[3],
          Stream.of(cells[4].split(", ")).filter(each -> !each.isEmpty()).toList());
    }
  }

  @Test
  void everyCitedRfcHasARow() throws IOException {
    Map<String, Set<String>> unknown = new TreeMap<>(cited());
    rows().forEach(row -> unknown.remove(row.rfc));

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyRowIsCited() throws IOException {
    Set<String> uncited = new TreeSet<>(rows().stream().map(Row::rfc).toList());
    uncited.removeAll(cited().keySet());

    assertThat(uncited).isEmpty();
  }

  @Test
  void classesNamedInRfcRowsExist() throws IOException {
    Collection<String> there = mainNames();
    Set<String> gone = new TreeSet<>();
    for (Row row : rows()) {
      for (String name : row.classes) {
        boolean found =
            name.contains("/")
                ? Files.exists(TREE.resolve(name))
                : there.stream().anyMatch(one -> ("." + one).endsWith("." + name));
        if (!found) {
          gone.add(row.rfc + ": " + name);
        }
      }
    }

    assertThat(gone).isEmpty();
  }

  @Test
  void rfcRowsHaveATitleStateAndClass() throws IOException {
    assertThat(rows())
        .isNotEmpty()
        .allMatch(row -> !row.title.isBlank() && !row.state.isBlank())
        .allMatch(row -> row.state.startsWith("open") || !row.classes.isEmpty());
  }

  @Test
  void rfcHasOneTitleAndAdjacentRows() throws IOException {
    Map<String, String> titles = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (Row row : rows()) {
      assertThat(titles.putIfAbsent(row.rfc, row.title)).as(row.rfc).isIn(null, row.title);
      order.add(Integer.valueOf(row.rfc));
    }

    assertThat(order).isSorted();
  }

  @Test
  void citationsAreFoundInEveryNotation() {
    assertThat(
            numbers("/** Lines (RFC\n   * 5322 §2.1). */ RFC822.SIZE RFC6533, RFC 5890 to\n# 5893"))
        .containsExactly("5322", "6533", "5890", "5893");
  }

  private static List<String> numbers(String text) {
    List<String> found = new ArrayList<>();
    Matcher cited = CITED.matcher(text);
    while (cited.find()) {
      found.add(cited.group(1));
      NUMBER.matcher(cited.group(2)).results().forEach(more -> found.add(more.group()));
    }
    return found;
  }

  /** The files that cite each RFC. */
  private static Map<String, Set<String>> cited() throws IOException {
    Map<String, Set<String>> cited = new HashMap<>();
    for (Path file : written()) {
      // One char per octet, because some transcripts are not UTF-8.
      for (String rfc : numbers(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        cited.computeIfAbsent(rfc, each -> new TreeSet<>()).add(TREE.relativize(file).toString());
      }
    }
    return cited;
  }

  private static List<Path> written() throws IOException {
    return WrittenFiles.of(TREE).stream()
        .filter(
            file -> {
              String name = file.getFileName().toString();
              boolean ours = !file.equals(TABLE) && !name.equals("RfcTest.java");
              return ours && WRITTEN.contains(name.substring(name.lastIndexOf('.') + 1));
            })
        .toList();
  }

  /** Every class and package of main code. */
  private static Set<String> mainNames() throws IOException {
    Set<String> names = new HashSet<>();
    for (Path file : written()) {
      String path = file.toString().replace('\\', '/');
      int at = path.indexOf("/src/main/java/");
      if (at >= 0 && path.endsWith(".java")) {
        String name =
            path.substring(at + "/src/main/java/".length(), path.length() - ".java".length())
                .replace('/', '.');
        names.add(name);
        names.add(name.substring(0, name.lastIndexOf('.')));
      }
    }
    return names;
  }

  private static List<Row> rows() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    assertThat(lines.getFirst()).isEqualTo("rfc\ttitle\tsection\tstate\tclass");
    return lines.stream().skip(1).map(Row::of).toList();
  }
}
