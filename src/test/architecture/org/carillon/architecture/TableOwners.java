package org.carillon.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The owners of tables, as headings of the whole schema name them. */
final class TableOwners {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();

  /** The whole schema, one file per module. */
  static final Path SCHEMA = TREE.resolve("ejb/platform/src/main/resources/db/schema");

  /** The line above the tables of an owner. */
  static final Pattern HEADING = Pattern.compile("-- Owner: (\\w+)\\.");

  private static final Pattern CREATED = Pattern.compile("create table (\\w+) \\(");

  private TableOwners() {}

  /** Returns each table with its owner, which is empty if the table has no heading. */
  static Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files()) {
      String owner = "";
      for (String line : Files.readAllLines(file)) {
        Matcher heading = HEADING.matcher(line);
        Matcher table = CREATED.matcher(line);
        if (heading.matches()) {
          owner = heading.group(1);
        } else if (table.lookingAt()) {
          all.put(table.group(1), owner);
        }
      }
    }
    return all;
  }

  /** Returns the files of the schema. */
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(SCHEMA)) {
      return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
