package org.carillon.account.internal.passwordpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that breached passwords are found in lists of every format. */
class BreachListTest {
  @TempDir Path folder;

  private static String hash(String password) throws Exception {
    return HexFormat.of()
        .withUpperCase()
        .formatHex(
            MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
  }

  private Path hashes(String end, int many) throws Exception {
    var lines = new TreeSet<String>();
    for (int i = 0; i < many; i++) {
      lines.add(hash("word" + i) + ":" + (i * 37 + 1));
    }
    Path file = folder.resolve("hashes-" + many);
    Files.writeString(file, String.join(end, lines) + end);
    return file;
  }

  @Test
  void aFileOfHashesIsSearched() throws Exception {
    for (int many : List.of(1, 2, 3, 1_000)) {
      for (String end : List.of("\n", "\r\n")) {
        var list = new BreachList(hashes(end, many));
        for (int i = 0; i < many; i++) {
          assertThat(list.contains("word" + i)).as(many + " " + i).isTrue();
        }
        for (int i = many; i < many + 200; i++) {
          assertThat(list.contains("word" + i)).isFalse();
        }
      }
    }
  }

  @Test
  void hashFolderHasOneFilePerPrefix() throws Exception {
    String hash = hash("password");
    Files.writeString(
        folder.resolve(hash.substring(0, 5) + ".txt"),
        "0000000000000000000000000000000000A:1\r\n" + hash.substring(5) + ":42\r\n");
    var list = new BreachList(folder);
    assertThat(list.contains("password")).isTrue();
    assertThat(list.contains("passwort")).isFalse();
  }

  @Test
  void plainPasswordFileIsSearchedIgnoringCase() throws IOException {
    Path file = folder.resolve("words");
    Files.write(file, List.of("letmein", "Fußball1", "  spaced  "));
    var list = new BreachList(file);
    assertThat(list.contains("LetMeIn")).isTrue();
    assertThat(list.contains("fußball1")).isTrue();
    assertThat(list.contains("spaced")).isTrue();
    assertThat(list.contains("letmeinn")).isFalse();
    assertThat(list.contains("")).isFalse();
  }

  @Test
  void anUnknownFormatThrows() throws IOException {
    assertThatThrownBy(() -> new BreachList(folder.resolve("none")).contains("x"))
        .isInstanceOf(IOException.class);
    Path file = folder.resolve("odd");
    Files.writeString(
        file, "A".repeat(40) + ":1\n" + IntStream.range(0, 5_000).mapToObj(i -> "x").toList());
    assertThatThrownBy(() -> new BreachList(file).contains("x")).isInstanceOf(IOException.class);
  }
}
