package org.carillon.filelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UniqueFileNamesTest {

  @Test
  void fileNameIsNormalizedWithoutControlCharacters() {
    assertThat(UniqueFileNames.clean("  u\u0308ber\u0000 uns.txt "))
        .isEqualTo("\u00fcber  uns.txt");
    assertThat(UniqueFileNames.clean("plan\u202efdp.exe")).isEqualTo("planfdp.exe");
  }

  @Test
  void fileNameIsOnePathSegment() {
    assertThat(List.of("a", ".hidden", "a b.txt", "…")).allMatch(UniqueFileNames::isGood);
    assertThat(List.of("", ".", "..", "a/b", "x".repeat(201))).noneMatch(UniqueFileNames::isGood);
  }

  @Test
  void duplicateFileNameGetsANumberBeforeTheExtension() {
    assertThat(UniqueFileNames.beside("a.tar.gz")).startsWith("a.tar (2).gz", "a.tar (3).gz");
    assertThat(UniqueFileNames.beside(".profile")).startsWith(".profile (2)");
  }
}
