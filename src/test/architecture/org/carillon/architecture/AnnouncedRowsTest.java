package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that each table with rows that fall due announces them, because nobody polls. */
class AnnouncedRowsTest {
  private static final Path MODULES =
      Path.of(System.getProperty("carillon.tree")).normalize().resolve("ejb");
  private static final Path SCHEMA = MODULES.resolve("platform/src/main/resources/db/schema");

  private static final Pattern DUE_ROWS =
      Pattern.compile("new DueRows\\(\\s*\"update (\\w+)\",\\s*\"\\w+\",\\s*\"(\\w+)\"");

  /** Trimming may be late, and the expunges that postpone it are too many to announce. */
  private static final Set<String> LOOKED_FOR = Set.of("mail_account.trim_due");

  @Test
  void tablesWithDueRowsAnnounceThem() throws IOException {
    Set<String> due = due();
    due.removeAll(LOOKED_FOR);
    assertThat(due)
        .hasSizeGreaterThan(10)
        .isSubsetOf(announced("insert"))
        .isSubsetOf(announced("update"));
  }

  private static Set<String> due() throws IOException {
    Set<String> due = new TreeSet<>();
    for (String source : texts(MODULES, "/src/main/java/")) {
      DUE_ROWS.matcher(source).results().forEach(row -> due.add(row.group(1) + "." + row.group(2)));
    }
    return due;
  }

  /** The tables and columns for which triggers announce due rows after such a statement. */
  private static Set<String> announced(String statement) throws IOException {
    Pattern trigger =
        Pattern.compile(
            "after "
                + statement
                + "(?: of \\w+)? on (\\w+) for each row\\s+when \\(new\\.(\\w+)[^;]* announce_due\\(\\);");
    Set<String> announced = new TreeSet<>();
    for (String script : texts(SCHEMA, ".sql")) {
      trigger
          .matcher(script)
          .results()
          .forEach(found -> announced.add(found.group(1) + "." + found.group(2)));
    }
    return announced;
  }

  private static List<String> texts(Path folder, String in) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(in))
          .map(AnnouncedRowsTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
