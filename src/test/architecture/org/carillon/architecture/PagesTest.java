package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the rules for all pages of the web applications. */
class PagesTest {
  /** Beginnings of keys whose English texts are in declarations. */
  private static final List<String> DECLARED =
      List.of("setting.", "attribute.", "section.", "group.");

  private static final Path TREE = Path.of(System.getProperty("carillon.tree"));

  /** These write script or handlers into the page, which its policy forbids. */
  private static final List<Pattern> INLINE =
      List.of(
          Pattern.compile("<h:commandLink\\b"),
          Pattern.compile("<h:commandScript\\b"),
          Pattern.compile("<h:button\\b"),
          Pattern.compile("<f:ajax\\b"),
          Pattern.compile("<f:websocket\\b"),
          Pattern.compile("<a\\b[^>]*\\bfaces:action\\b"),
          Pattern.compile("<h:commandButton\\b[^>]*[^/]>\\s*<f:param\\b"),
          Pattern.compile("\\son[a-z]+\\s*="),
          Pattern.compile("\\sstyle\\s*="),
          Pattern.compile("<style\\b"),
          Pattern.compile("<script\\b(?![^>]*\\bsrc=)"));

  /** Keys are declared in Java, which the page of keys and the script read as well. */
  private static final Pattern BY_HAND = Pattern.compile("\\bdata-key=\"(?!#\\{)");

  private static final Pattern KEY =
      Pattern.compile("\\b(?:w|kit)\\['([\\w.-]+)'\\]|texts\\.of\\('([\\w.-]+)'[,)]");

  private static final Pattern NAMED =
      Pattern.compile("@Named(?:\\(\"(\\w+)\"\\))?(?s:.*?)\\bclass (\\w+)");

  private static final Pattern VARIABLE = Pattern.compile("\\bvar=\"(\\w+)\"");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(TREE.resolve("web-mail")), Files.walk(TREE.resolve("web-admin")))) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".xhtml"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(30);
      return pages;
    }
  }

  @Test
  void pagesHaveNoInlineScriptOrStyle() throws IOException {
    for (Path page : pages()) {
      String text = Files.readString(page);
      for (Pattern banned : INLINE) {
        assertThat(banned.matcher(text).find()).as(page + " has " + banned).isFalse();
      }
    }
  }

  /** A bean of the same name would shadow the variable's methods. */
  @Test
  void pageVariablesAreNotNamedLikeBeans() throws IOException {
    Set<String> kit = beans("web-mail/kit");
    Set<String> mail = beans("web-mail/app");
    Set<String> admin = beans("web-admin");
    assertThat(kit).contains("texts");
    assertThat(mail).contains("event");
    assertThat(admin).contains("zone");
    for (Path page : pages()) {
      boolean inAdmin = page.startsWith(TREE.resolve("web-admin"));
      boolean inMail = page.startsWith(TREE.resolve("web-mail/app"));
      var matcher = VARIABLE.matcher(Files.readString(page));
      while (matcher.find()) {
        String name = matcher.group(1);
        boolean isBean =
            kit.contains(name)
                || (!inAdmin && mail.contains(name))
                || (!inMail && admin.contains(name));
        assertThat(isBean).as(page + " goes through things as " + name).isFalse();
      }
    }
  }

  private static Set<String> beans(String module) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TREE.resolve(module + "/src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        var matcher = NAMED.matcher(Files.readString(file));
        while (matcher.find()) {
          String type = matcher.group(2);
          names.add(
              matcher.group(1) == null
                  ? type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1)
                  : matcher.group(1));
        }
      }
    }
    return names;
  }

  @Test
  void shortcutKeysAreNotSetByHand() throws IOException {
    for (Path page : pages()) {
      assertThat(BY_HAND.matcher(Files.readString(page)).find()).as(page.toString()).isFalse();
    }
  }

  @Test
  void pageTextsAreInABundle() throws IOException {
    Set<String> kit = keys("web-mail/kit", "web", "");
    Set<String> mail = keys("web-mail/app", "webmail", "");
    Set<String> admin = keys("web-admin", "webadmin", "");
    for (Path page : pages()) {
      boolean inAdmin = page.startsWith(TREE.resolve("web-admin"));
      boolean inKit = page.startsWith(TREE.resolve("web-mail/kit"));
      var matcher = KEY.matcher(Files.readString(page));
      while (matcher.find()) {
        String key = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        assertThat(kit.contains(key) || (inAdmin || inKit ? admin : mail).contains(key))
            .as(page + " says " + key)
            .isTrue();
      }
    }
  }

  @Test
  void bundlesHaveTheSameKeysInEveryLanguage() throws IOException {
    for (var bundle :
        List.of(
            List.of("web-mail/kit", "web"),
            List.of("web-mail/app", "webmail"),
            List.of("web-admin", "webadmin"))) {
      assertThat(keys(bundle.get(0), bundle.get(1), "_de"))
          .as(bundle.get(0))
          .isEqualTo(keys(bundle.get(0), bundle.get(1), ""));
    }
  }

  private static Set<String> keys(String module, String folder, String language)
      throws IOException {
    Path file =
        TREE.resolve(module)
            .resolve(
                "src/main/resources/org/carillon/" + folder + "/words" + language + ".properties");
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    Set<String> keys = new TreeSet<>(words.stringPropertyNames());
    // Settings and attributes have their English texts where they are declared.
    keys.removeIf(key -> DECLARED.stream().anyMatch(key::startsWith));
    return keys;
  }
}
