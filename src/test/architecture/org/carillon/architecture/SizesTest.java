package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the limits on the files of a package and the lines of a class. */
class SizesTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();

  private static final int MOST_FILES = 25;

  private static final int MOST_LINES = 450;

  @Test
  void packagesAndClassesAreWithinTheirLimits() throws IOException {
    assertThat(tooLarge(TREE)).isEmpty();
  }

  @Test
  void crowdedPackageAndLongClassAreDetected(@TempDir Path tree) throws IOException {
    Path root = Files.createDirectories(tree.resolve("module/src/main/java/org/carillon"));
    Path full = Files.createDirectory(root.resolve("full"));
    Path crowded = Files.createDirectory(root.resolve("crowded"));
    for (int i = 0; i < MOST_FILES; i++) {
      Files.writeString(full.resolve("C" + i + ".java"), "class C" + i + " {}\n");
      Files.writeString(crowded.resolve("C" + i + ".java"), "class C" + i + " {}\n");
    }
    Files.writeString(crowded.resolve("OneMore.java"), "class OneMore {}\n");
    Files.writeString(root.resolve("AtMost.java"), "\n".repeat(MOST_LINES));
    Files.writeString(root.resolve("Long.java"), "\n".repeat(MOST_LINES + 1));
    Path test = Files.createDirectories(tree.resolve("module/src/test/java/org/carillon"));
    Files.writeString(test.resolve("LongTest.java"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLarge(tree)).containsExactly("org.carillon.Long", "org.carillon.crowded");
  }

  @Test
  void sourceTreeIsMeasured() throws IOException {
    assertThat(lines(TREE)).containsKey("org.carillon.protocol.wire.Wire").hasSizeGreaterThan(1000);
  }

  /** The packages and classes below a tree's main sources that exceed a limit. */
  private static Set<String> tooLarge(Path tree) throws IOException {
    Map<String, Integer> lines = lines(tree);
    Map<String, Integer> files = new TreeMap<>();
    lines.keySet().forEach(name -> files.merge(parent(name), 1, Integer::sum));
    Set<String> tooLarge = new TreeSet<>();
    files.forEach((name, count) -> addIf(count > MOST_FILES, name, tooLarge));
    lines.forEach((name, count) -> addIf(count > MOST_LINES, name, tooLarge));
    return tooLarge;
  }

  private static void addIf(boolean larger, String name, Set<String> tooLarge) {
    if (larger) {
      tooLarge.add(name);
    }
  }

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The number of lines of each main source file, by its name with its package. */
  private static Map<String, Integer> lines(Path tree) throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    String main = "src/main/java/";
    for (Path file : WrittenFiles.of(tree)) {
      String path = tree.relativize(file).toString();
      int at = path.indexOf(main);
      if (at >= 0 && path.endsWith(".java")) {
        String name = path.substring(at + main.length(), path.length() - ".java".length());
        try (var each = Files.lines(file)) {
          lines.put(name.replace('/', '.'), (int) each.count());
        }
      }
    }
    return lines;
  }
}
