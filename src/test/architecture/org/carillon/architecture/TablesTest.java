package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the dependency rules for tables, which the compiler cannot see in the text of statements.
 */
class TablesTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final Path MODULES = TREE.resolve("ejb");

  /** The scripts that migrate an existing database to the whole schema. */
  private static final Path CHANGES = TableOwners.SCHEMA.resolveSibling("change");

  /** Our packages are below this folder, in a module and in its API. */
  private static final String OWN = "/src/main/java/org/carillon/";

  /** The change log, and the view that lists its expunges one by one. */
  private static final Set<String> CHANGE_LOG = Set.of("mail_change", "expunge");

  /** The only package that reads the change log; others call it. */
  private static final String FEED = "store/changes/";

  /** Code that maintains the log's rows without reading changes: writers, trimming, checks. */
  private static final Set<String> KEEPERS =
      Set.of(
          "store/opening/ChangeLog.java",
          "store/opening/LoggedExpunge.java",
          "store/flagging/FlagStatement.java",
          "store/rows/LoggedAccounts.java",
          "store/internal/trimming/AccountTrim.java",
          "store/internal/trimming/UnreferencedRows.java",
          "store/internal/trimming/OrphanedLogs.java",
          "store/flagging/UnusedKeywords.java",
          "store/internal/verifying/OrphanedRows.java",
          "store/internal/verifying/Statistics.java");

  private static final Pattern COMMENT = Pattern.compile("--.*");

  /** Rows about blobs that do not keep them and are deleted with them. */
  private static final Set<String> ABOUT_CONTENTS = Set.of("damage");

  private static final Pattern REFERRING =
      Pattern.compile("create table (\\w+)[^;]*?\\b(?:\\w+_)?blobs?(?:_id)?\\s+bigint");
  private static final Pattern BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|into|update|table|using|only)\\s+(\\w+)|,\\s*(\\w+)\\s+\\w+\\b",
          Pattern.CASE_INSENSITIVE);

  @Test
  void everyTableHasAnOwner() throws IOException {
    assertThat(PackageDependencies.all()).containsAll(TableOwners.all().values());
    for (Path file : TableOwners.files()) {
      for (String line : Files.readAllLines(file)) {
        Matcher heading = TableOwners.HEADING.matcher(line);
        if (heading.matches()) {
          String packages = OWN + heading.group(1);
          assertThat(Stream.of("", "/api").map(part -> Path.of(module(file) + part + packages)))
              .anyMatch(Files::isDirectory);
        }
      }
    }
  }

  /** Maps {@code store.sql} to {@code ejb/store}. */
  private static Path module(Path file) {
    return MODULES.resolve(file.getFileName().toString().replace(".sql", ""));
  }

  @Test
  void schemaChangeNamesItsOwner() throws IOException {
    for (Path change : files(CHANGES, ".sql")) {
      Matcher owner = TableOwners.HEADING.matcher(Files.readAllLines(change).getFirst());
      assertThat(owner.matches()).as(change.getFileName().toString()).isTrue();
      assertThat(PackageDependencies.all()).contains(owner.group(1));
    }
  }

  @Test
  void statementsUseOnlyTablesOfUsableModules() throws IOException {
    Map<String, String> owners = TableOwners.all();
    Set<String> reaches = new TreeSet<>();
    for (Path source : sources()) {
      Path below = ofCapability(source);
      Collection<String> mine = PackageDependencies.usable(below.getName(0).toString());
      tables(Files.readString(source), owners.keySet()).stream()
          .filter(table -> !mine.contains(owners.get(table)))
          .forEach(table -> reaches.add(below + ": " + table));
    }

    assertThat(reaches).isEmpty();
  }

  @Test
  void changeLogIsReadByTheFeedOnly() throws IOException {
    Set<String> keepers = new TreeSet<>();
    Set<String> readers = new TreeSet<>();
    for (Path source : sources()) {
      if (!tables(Files.readString(source), CHANGE_LOG).isEmpty()) {
        String below = ofCapability(source).toString();
        (below.startsWith(FEED) ? readers : keepers).add(below);
      }
    }

    assertThat(keepers).isEqualTo(new TreeSet<>(KEEPERS));
    assertThat(readers).contains(FEED + "ChangeFeed.java");
  }

  @Test
  void tablesReferringToContentsAreDeclared() throws IOException {
    Set<String> referring = new TreeSet<>();
    for (Path file : TableOwners.files()) {
      REFERRING
          .matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""))
          .results()
          .map(found -> found.group(1))
          .forEach(referring::add);
    }
    referring.removeAll(ABOUT_CONTENTS);
    Set<String> said = new TreeSet<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      if (text.contains("implements BlobReferences")) {
        said.add(STRING.matcher(text).results().findFirst().orElseThrow().group(1));
      }
    }

    assertThat(said).isEqualTo(referring).contains("item");
  }

  @Test
  void tablesAreFoundInEveryPartOfAStatement() {
    String source =
        """
        String a = "select 1 from item i, placement p where i.id = p.item";
        String b = "delete from blob b " + "using damage where true";
        String item = "an item of no statement";
        """;

    assertThat(tables(source, Set.of("item", "placement", "blob", "damage", "hold")))
        .containsExactlyInAnyOrder("item", "placement", "blob", "damage");
    assertThat(tables("String c = \"\"\"\n  update hold set x = 1\\\n  \"\"\";", Set.of("hold")))
        .containsExactly("hold");
  }

  private static Set<String> tables(String source, Set<String> known) {
    Stream<MatchResult> literals =
        Stream.concat(
            BLOCK.matcher(source).results(),
            STRING.matcher(BLOCK.matcher(source).replaceAll("")).results());
    return literals
        .flatMap(literal -> NAMED.matcher(literal.group(1)).results())
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(known::contains)
        .collect(Collectors.toSet());
  }

  /** The sources of all capabilities, without the packages beside them. */
  private static List<Path> sources() throws IOException {
    Set<String> streets = Set.copyOf(PackageDependencies.all());
    return files(MODULES, ".java").stream()
        .filter(file -> file.toString().contains(OWN))
        .filter(file -> streets.contains(ofCapability(file).getName(0).toString()))
        .toList();
  }

  /** Returns a source's path such as {@code store/rows/ItemRows.java}. */
  private static Path ofCapability(Path source) {
    String path = source.toString();
    return Path.of(path.substring(path.indexOf(OWN) + OWN.length()));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
