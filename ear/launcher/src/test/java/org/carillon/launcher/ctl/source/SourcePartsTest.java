package org.carillon.launcher.ctl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePartsTest {
  @TempDir Path folder;

  private List<SourcePart> parts(String form, int most, String text)
      throws IOException, InterruptedException {
    Path file = folder.resolve("file");
    Files.writeString(file, text);
    List<SourcePart> parts = new ArrayList<>();
    new SourceParts(file, most).forEach(form, parts::add);
    return parts;
  }

  private static List<String> texts(List<SourcePart> parts) {
    return parts.stream().map(SourcePart::text).toList();
  }

  @Test
  void smallFileIsSentAsOnePart() throws Exception {
    assertThat(texts(parts("csv", 100, "address\r\na@x.test\r\n")))
        .containsExactly("address\r\na@x.test\r\n");
  }

  @Test
  void headerLineIsRepeatedInEachPart() throws Exception {
    List<SourcePart> parts = parts("csv", 28, "address;name\n\na@x;A\nb@x;B\nc@x;C\nd@x;D\n");
    assertThat(texts(parts))
        .containsExactly("address;name\n\na@x;A\nb@x;B\n", "address;name\nc@x;C\nd@x;D\n");
    assertThat(parts.get(1).fileLine(1)).isEqualTo(1);
    assertThat(parts.get(1).fileLine(2)).isEqualTo(5);
    assertThat(parts.get(1).fileLine(3)).isEqualTo(6);
    assertThat(parts.getLast().percent()).isEqualTo(100);
  }

  @Test
  void quotedLineBreakDoesNotEndACsvRecord() throws Exception {
    List<SourcePart> parts =
        parts("csv", 24, "address,name\na@x,\"A\nlong \"\"name\"\"\"\nb@x,5\" disk\nc@x,C\n");
    assertThat(texts(parts))
        .containsExactly(
            "address,name\na@x,\"A\nlong \"\"name\"\"\"\n",
            "address,name\nb@x,5\" disk\n",
            "address,name\nc@x,C\n");
    assertThat(parts.get(1).fileLine(2)).isEqualTo(4);
  }

  @Test
  void unclosedQuoteIsReportedWithItsLine() {
    assertThatThrownBy(() -> parts("csv", 100, "address,name\na@x,\"A\n" + "b@x,B\n".repeat(100)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void groupsAreSentAfterTheirMembers() throws Exception {
    String group = "dn: cn=g\nobjectClass: groupOfNames\nmember: uid=b\n\n";
    String a = "dn: uid=a\nmail: a@x\n\n";
    String b = "dn: uid=b\r\nmail: b@x\r\n\r\n";
    List<SourcePart> parts = parts("ldif", 51, group + a + b);
    assertThat(texts(parts)).containsExactly(a + b, group);
    assertThat(parts.get(0).fileLine(4)).isEqualTo(8);
    assertThat(parts.get(1).fileLine(1)).isEqualTo(1);
  }

  @Test
  void passwdAndShadowLinesOfAUserAreInOnePart() throws Exception {
    String passwd =
        IntStream.range(0, 50)
            .mapToObj(i -> "u%d:x:%d:100:U:/home:/bin/sh\n".formatted(i, 1000 + i))
            .collect(Collectors.joining());
    String shadow =
        IntStream.range(0, 50)
            .mapToObj(i -> "u%d:$6$%s:1:0:9:7:::\n".formatted(i, "h".repeat(86)))
            .collect(Collectors.joining());
    List<SourcePart> parts = parts("passwd", 4_000, "# users\n" + passwd + shadow);
    assertThat(parts.size()).isGreaterThan(2);
    List<String> names = new ArrayList<>();
    for (SourcePart part : parts) {
      assertThat(part.text().length()).isLessThan(4_000);
      List<String> lines = part.text().lines().toList();
      for (String line : lines) {
        String name = line.split(":")[0];
        assertThat(lines.stream().filter(one -> one.startsWith(name + ":"))).hasSize(2);
        names.add(name);
      }
    }
    assertThat(names).hasSize(100);
    assertThat(names.stream().distinct()).hasSize(50);
  }

  @Test
  void sourceFileThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(
        file, "address,name\na@x,\u00fc\n".repeat(50).getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new SourceParts(file, 50).forEach("csv", _ -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void missingSourceFileIsRefused() {
    assertThatThrownBy(() -> new SourceParts(folder.resolve("none"), 50).forEach("csv", _ -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is no file");
  }
}
