package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/MAP.md} is one screen and {@code docs/map} names what exists. */
class MapTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final Path MAP = TREE.resolve("docs/MAP.md");
  private static final Path PAGES = TREE.resolve("docs/map");

  private static final int MOST_LINES = 60;
  private static final int MOST_ROWS = 15;

  /** Modules of ejb that are not capabilities: they share a page. */
  private static final Set<String> TOGETHER =
      Set.of(
          "contract",
          "core",
          "extractor",
          "filter",
          "formats",
          "mailauth",
          "query",
          "sieve",
          "testing");

  private static final String SHARED_PAGE = "ports-and-answers.md";

  /** The words that readers search for. */
  private static final List<String> WORDS =
      List.of(
          "ACL",
          "ACME",
          "antivirus",
          "ARC",
          "Argon2id",
          "attachment filter",
          "audit log",
          "autoconfig",
          "autoreply",
          "backup",
          "BIMI",
          "bounce",
          "CalDAV",
          "CardDAV",
          "catch-all",
          "certificate",
          "class of service",
          "CONDSTORE",
          "CSRF",
          "CSV import",
          "delegation",
          "DKIM",
          "DKIM key rotation",
          "DKIM signing",
          "DMARC",
          "DNS records",
          "DNSBL",
          "feed",
          "free/busy",
          "full-text search",
          "greylisting",
          "i18n",
          "IMAP command",
          "IMAP FETCH",
          "IMAP STORE",
          "iMIP",
          "Kerberos",
          "LDAP",
          "legal hold",
          "load balancer",
          "logging",
          "mailing list",
          "mail queue",
          "ManageSieve",
          "milter",
          "MTA-STS",
          "OAuth",
          "OpenID Connect",
          "out of office",
          "pagination",
          "passkey",
          "password reset",
          "point-in-time restore",
          "public suffix list",
          "push notification",
          "QRESYNC",
          "quarantine",
          "quota alert",
          "rate limit",
          "read receipt",
          "recurring events",
          "REST resource",
          "resumable upload",
          "reverse proxy",
          "room booking",
          "SAML",
          "scheduled mail",
          "scheduler",
          "SCIM",
          "shared calendar",
          "Sieve test",
          "snooze",
          "spam filter",
          "spam score",
          "spell check",
          "SPF",
          "SRS",
          "time zone",
          "two-factor",
          "undelete",
          "unsubscribe",
          "vacation",
          "web hook",
          "WebDAV",
          "which room is free");

  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(?:carillon-)?([\\w-]+)</artifactId>");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  /** The recipes that readers look for first. */
  private static final List<String> RECIPES =
      List.of(
          "Add an IMAP command",
          "Add a REST resource",
          "Add a setting",
          "Add a Sieve test",
          "Add a page",
          "Add a directory object");

  /** The parts of each page besides its tables. */
  private static final List<String> PARTS =
      List.of(
          "\n- **Where to begin:**",
          "\n- **Tables:**",
          "\n- **Settings:**",
          "\n- **Decisions:**",
          "\n## Recipes\n");

  /** The target of a decision's number, as Markdown keeps it at the end of a page. */
  private static final Pattern TARGET = Pattern.compile("(?m)^\\[\\d+\\]: (\\S+)$");

  private static final Pattern DECISION = Pattern.compile("\\[(\\d+)\\]");

  /** A path from the root of the tree. */
  private static final Pattern FILE =
      Pattern.compile(
          "`((?:docs|ear|ejb|jca-connectors|rest-api|sip-ra|src|web-admin|web-mail)/[\\w./-]+)`");

  /** The default module of a page's classes, for rows without a module. */
  private static final Pattern USUAL =
      Pattern.compile("In a table, a class without a module in brackets is in `([a-z-]+)`");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([a-z-]+)\\)$");
  private static final Pattern NAMED =
      Pattern.compile("`(?:([A-Z]\\w+)(?:\\.\\w+)?|(org(?:\\.\\w+)+))`");

  /**
   * An entry of a row.
   *
   * @param name a class without its package, or a package
   */
  private record Named(String page, String module, String name) {}

  @Test
  void mapFitsOnOneScreen() {
    assertThat(text(MAP).lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void everyCoreModuleHasAMapPage() {
    String shared = text(PAGES.resolve(SHARED_PAGE));
    Set<String> without = new TreeSet<>();
    Matcher module = MODULE.matcher(text(TREE.resolve("ejb/pom.xml")));
    while (module.find()) {
      String name = module.group(1);
      boolean hasOne =
          TOGETHER.contains(name) ? shared.contains("`ejb/" + name + "`") : mapLeadsTo(name);
      if (!hasOne) {
        without.add(name);
      }
    }

    assertThat(without).isEmpty();
  }

  @Test
  void mapPagesHaveAtMostFifteenRows() throws IOException {
    assertThat(pages()).allSatisfy(page -> assertThat(rows(page)).hasSizeBetween(1, MOST_ROWS));
  }

  @Test
  void mapPagesHaveEveryPart() throws IOException {
    assertThat(pages()).allSatisfy(page -> assertThat(text(page)).contains(PARTS));
  }

  @Test
  void recipesExist() throws IOException {
    String written = written();

    assertThat(RECIPES).allMatch(recipe -> written.contains("\n- **" + recipe));
  }

  @Test
  void mapLinksEveryPage() throws IOException {
    String map = text(MAP);

    assertThat(pages())
        .hasSizeGreaterThan(20)
        .allMatch(page -> map.contains("](map/" + page.getFileName() + ")"));
  }

  @Test
  void mapLinksLeadToFiles() throws IOException {
    Set<String> gone = new TreeSet<>();
    for (Path page : mapAndPages()) {
      String text = text(page);
      for (Pattern kind : List.of(LINK, TARGET)) {
        for (MatchResult link : kind.matcher(text).results().toList()) {
          if (!Files.exists(page.resolveSibling(link.group(1)))) {
            gone.add(page.getFileName() + ": " + link.group(1));
          }
        }
      }
    }

    assertThat(gone).isEmpty();
  }

  @Test
  void decisionsLinkTheirRecords() throws IOException {
    Set<String> lost = new TreeSet<>();
    for (Path page : pages()) {
      String text = text(page);
      for (MatchResult decision : DECISION.matcher(text).results().toList()) {
        String number = decision.group(1);
        String target = "\n[" + number + "]: ../adr/" + "0".repeat(4 - number.length()) + number;
        if (!text.contains(target + "-")) {
          lost.add(page.getFileName() + ": " + number);
        }
      }
    }

    assertThat(lost).isEmpty();
  }

  @Test
  void mapPathsExist() throws IOException {
    Set<String> gone = new TreeSet<>();
    for (Path page : mapAndPages()) {
      for (MatchResult file : FILE.matcher(text(page)).results().toList()) {
        if (!Files.exists(TREE.resolve(file.group(1)))) {
          gone.add(page.getFileName() + ": " + file.group(1));
        }
      }
    }

    assertThat(gone).isEmpty();
  }

  @Test
  void mapClassesAreInTheModuleOfTheirRow() throws IOException {
    Map<String, List<Path>> files = files();
    Map<String, Path> modules = modules(files.get("pom.xml"));
    Set<String> wrong = new TreeSet<>();
    for (Path page : pages()) {
      for (Named each : named(page)) {
        Path module = modules.get(each.module);
        if (module == null || !isIn(module, each.name, files)) {
          wrong.add(each.page + ": " + each.name + " (" + each.module + ")");
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTableIsOnAMapPage() throws IOException {
    String written = written();
    Set<String> missing = new TreeSet<>();
    for (String table : TableOwners.all().keySet()) {
      if (!written.contains("`" + table + "`")) {
        missing.add(table);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void searchWordsLeadToMapRows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path page : pages()) {
      rows.addAll(rows(page));
    }

    assertThat(WORDS)
        .hasSizeGreaterThanOrEqualTo(60)
        .allSatisfy(
            word -> {
              var wanted = Pattern.compile("(?i)\\b" + Pattern.quote(word) + "\\b");
              assertThat(rows).anyMatch(row -> wanted.matcher(row).find());
            });
  }

  /** Returns whether the map's line of a module links a page whose default module it is. */
  private static boolean mapLeadsTo(String module) {
    return text(MAP)
        .lines()
        .filter(line -> line.startsWith("- **" + module + "**: "))
        .flatMap(line -> LINK.matcher(line).results())
        .map(link -> USUAL.matcher(text(MAP.resolveSibling(link.group(1)))))
        .anyMatch(usual -> usual.find() && usual.group(1).equals(module));
  }

  /** The rows of all tables of a page, without their headings. */
  private static List<String> rows(Path page) {
    return text(page)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| looking for |"))
        .toList();
  }

  private static boolean isIn(Path module, String name, Map<String, List<Path>> files) {
    if (name.startsWith("org.")) {
      return Stream.of("src/main/java", "api/src/main/java")
          .anyMatch(
              sources ->
                  Files.isDirectory(module.resolve(sources).resolve(name.replace('.', '/'))));
    }
    List<Path> found = files.getOrDefault(name + ".java", List.of());
    return found.stream().anyMatch(file -> file.startsWith(module));
  }

  /**
   * Lists the classes and packages that the rows of a page name. A part of a cell ends with its
   * module, or uses the default one.
   */
  private static List<Named> named(Path page) {
    String text = text(page);
    Matcher usual = USUAL.matcher(text);
    assertThat(usual.find()).as(page.toString()).isTrue();
    List<Named> named = new ArrayList<>();
    for (String row : rows(page)) {
      String[] cells = row.split("\\|", -1);
      assertThat(cells).as(row).hasSize(5);
      for (String part : cells[2].split(";", -1)) {
        Matcher told = IN_BRACKETS.matcher(part.strip());
        String module = told.find() ? told.group(1) : usual.group(1);
        for (MatchResult one : NAMED.matcher(part).results().toList()) {
          String name = one.group(1) == null ? one.group(2) : one.group(1);
          named.add(new Named(page.getFileName().toString(), module, name));
        }
      }
    }
    return named;
  }

  /** Folders of Maven's modules by their names. */
  private static Map<String, Path> modules(List<Path> poms) {
    Map<String, Path> modules = new HashMap<>();
    for (Path pom : poms) {
      Matcher artifact = ARTIFACT.matcher(PARENT.matcher(text(pom)).replaceFirst(""));
      if (artifact.find()) {
        modules.put(artifact.group(1), pom.getParent());
      }
    }
    return modules;
  }

  /** Sources and descriptions of modules by the names of their files. */
  private static Map<String, List<Path>> files() throws IOException {
    Map<String, List<Path>> files = new HashMap<>();
    for (Path file : WrittenFiles.of(TREE)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java") || name.equals("pom.xml")) {
        files.computeIfAbsent(name, each -> new ArrayList<>()).add(file);
      }
    }
    return files;
  }

  private static String written() throws IOException {
    StringBuilder written = new StringBuilder();
    for (Path page : pages()) {
      written.append(text(page));
    }
    return written.toString();
  }

  private static List<Path> mapAndPages() throws IOException {
    return Stream.concat(Stream.of(MAP), pages().stream()).toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
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
