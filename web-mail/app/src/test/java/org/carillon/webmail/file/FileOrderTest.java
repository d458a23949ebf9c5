package org.carillon.webmail.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FileOrderTest {
  private static final List<ShownFile> FILES =
      List.of(
          new ShownFile("b", 1, Instant.ofEpochSecond(3)),
          new ShownFile("Ä", 2, Instant.ofEpochSecond(2)),
          new ShownFile("c", 2, Instant.ofEpochSecond(1)));

  private static List<String> sorted(String word) {
    return FILES.stream()
        .sorted(FileOrder.of(word).comparator(Locale.GERMAN))
        .map(ShownFile::key)
        .toList();
  }

  @Test
  void filesAreSortedByNameSizeAndChange() {
    assertThat(sorted("name")).containsExactly("Ä", "b", "c");
    assertThat(sorted("-name")).containsExactly("c", "b", "Ä");
    assertThat(sorted("size")).containsExactly("b", "Ä", "c");
    assertThat(sorted("changed")).containsExactly("c", "Ä", "b");
    assertThat(sorted("nonsense")).isEqualTo(sorted("name"));
  }

  @Test
  void secondClickReversesTheOrder() {
    assertThat(FileOrder.of("size").pressed(FileOrder.By.SIZE)).isEqualTo("-size");
    assertThat(FileOrder.of("-size").pressed(FileOrder.By.SIZE)).isEqualTo("size");
    assertThat(FileOrder.of("-size").pressed(FileOrder.By.NAME)).isEqualTo("name");
  }
}
