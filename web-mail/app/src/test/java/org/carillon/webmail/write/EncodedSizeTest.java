package org.carillon.webmail.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncodedSizeTest {
  private static final int MOST = 5_000_000;

  @Test
  void fileWithinTheRoomFitsTheMessageLimit() throws Exception {
    byte[] file = new byte[(int) EncodedSize.room(MOST)];
    var attachment =
        new DraftAttachment.Kept(
            "a.bin", "application/octet-stream", file.length, () -> new ByteArrayInputStream(file));
    var from = new InternetAddress("anna@bells.example");
    var message =
        new Composition(
            from,
            List.of(from),
            List.of(),
            List.of(),
            "s",
            "t",
            Optional.empty(),
            "",
            "",
            List.of(attachment));
    MemorySpool spool = new MemorySpool();

    message.writeTo(spool, false);

    assertThat(spool.size()).isBetween(MOST * 9L / 10, (long) MOST);
    assertThat(EncodedSize.of(List.of(attachment))).isEqualTo(EncodedSize.room(MOST));
  }

  @Test
  void smallMessageLimitHasNoRoomForFiles() {
    assertThat(EncodedSize.room(1_000)).isZero();
  }

  @Test
  void sentenceEndsInOneFullStop() {
    assertThat(Sentence.of("There is no such address here")).endsWith("here.");
    assertThat(Sentence.of("Your mailbox is full.")).endsWith("full.");
    assertThat(Sentence.of("")).isEmpty();
  }
}
