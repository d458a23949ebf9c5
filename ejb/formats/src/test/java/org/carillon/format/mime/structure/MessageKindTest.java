package org.carillon.format.mime.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of messages with a meaning beyond mail. */
class MessageKindTest {

  private static Optional<MessageKind> kind(String message) {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    return MessageKind.of(Header.parse(octets), Outline.parse(octets).body());
  }

  @ParameterizedTest
  @CsvSource({
    "voice-message, VOICE",
    "Voice-Message, VOICE",
    "fax-message, FAX",
    "pager-message, TEXT",
    "text-message, TEXT",
    "multimedia-message, MULTIMEDIA"
  })
  void messageContextNamesTheKind(String context, MessageKind kind) {
    assertThat(kind("Subject: x\r\nmessage-context:\r\n " + context + "\r\n\r\nx")).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/voice-message; boundary=b, VOICE",
    "Audio/WAV, VOICE",
    "multipart/fax-message; boundary=b, FAX",
    "image/TIFF, FAX"
  })
  void structureImpliesTheKind(String type, MessageKind kind) {
    assertThat(kind("Content-Type: " + type + "\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n")).contains(kind);
  }

  @Test
  void voiceRecordingMakesAVoiceMessage() {
    assertThat(
            kind(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\n"
                    + "Content-Type: audio/wav\r\n"
                    + "Content-Disposition: attachment; voice=Voice-Message; filename=m.wav\r\n\r\n"
                    + "x\r\n--b--\r\n"))
        .contains(MessageKind.VOICE);
  }

  @Test
  void ordinaryMailHasNoKind() {
    assertThat(kind("Subject: x\r\n\r\nMessage-Context: voice-message\r\n")).isEmpty();
    assertThat(kind("Message-Context: none\r\nContent-Type: audio/wav\r\n\r\nx")).isEmpty();
    assertThat(
            kind(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\n"
                    + "Content-Type: audio/mpeg\r\n\r\nsong\r\n--b--\r\n"))
        .isEmpty();
  }
}
