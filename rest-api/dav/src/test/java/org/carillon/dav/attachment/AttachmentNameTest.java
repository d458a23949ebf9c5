package org.carillon.dav.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttachmentNameTest {

  private static String name(String field) {
    return AttachmentName.of(Optional.of(field));
  }

  @Test
  void fileNameIsReadInEachForm() {
    assertThat(name("attachment;filename=agenda.html")).isEqualTo("agenda.html");
    assertThat(name("attachment; filename=\"a \\\"b\\\" c.pdf\"")).isEqualTo("a b c.pdf");
    assertThat(name("attachment; filename=\"x\"; filename*=UTF-8''%c3%bc+1.txt"))
        .isEqualTo("ü+1.txt");
    assertThat(AttachmentName.of(Optional.empty())).isEmpty();
  }

  @Test
  void fileNameHasNoPath() {
    assertThat(name("attachment; filename=\"../../etc/passwd\"")).isEqualTo("passwd");
    assertThat(name("attachment; filename=\"C:\\\\x\\\\y.txt\"")).isEqualTo("y.txt");
    assertThat(name("attachment; filename=\"..\"")).isEmpty();
    assertThat(name("attachment; filename=\"a\u0000\r\nb\"")).isEqualTo("ab");
    assertThat(name("attachment; filename*=utf-8''%zz")).isEmpty();
  }

  @Test
  void arbitraryInputIsAFileNameOrEmpty() {
    Random random = new Random(8607);
    String letters = "filename*=\"\\;'%utf-8aü\u0001/ .";
    for (int turn = 0; turn < 20_000; turn++) {
      StringBuilder field = new StringBuilder("attachment;");
      for (int at = random.nextInt(40); at > 0; at--) {
        field.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(name(field.toString())).doesNotContain("/", "\"", "\u0001");
    }
  }
}
