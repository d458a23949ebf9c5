package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedMessageText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedMessagesTest {

  @Test
  void attachedMessageIsNotShownTwice() {
    PackedMessageText mail = new PackedMessageText("Dear Bob,\nsee the site.\nAnn", false);
    PackedMessageText html =
        new PackedMessageText("<p>Dear Bob,<br>see the <b>site</b>.</p><p>Ann", true);
    String beside = "Dear Bob,\r\n\r\nsee the site <https://far.test/x>.\r\n\r\nAnn\r\n-- \r\nlist";
    assertThat(EmbeddedMessages.isShown(mail, beside)).isTrue();
    assertThat(EmbeddedMessages.isShown(html, beside)).isTrue();
    assertThat(EmbeddedMessages.isShown(mail, " \r\n\r\n")).isFalse();
    assertThat(EmbeddedMessages.isShown(mail, "This message needs Outlook.")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/ms-tnef, true",
    "application/octet-stream; name=winmail.dat, true",
    "application/pkcs7-mime; smime-type=signed-data, true",
    "application/x-pkcs7-mime; name=smime.p7m, true",
    "application/octet-stream; name=smime.p7m, true",
    "application/pkcs7-mime; smime-type=enveloped-data, false",
    "application/pkcs7-signature; name=smime.p7s, false",
    "text/plain, false"
  })
  void embeddedMessagesAreExpectedByMediaType(String type, boolean isThere) {
    String message = "Content-Type: " + type + "\r\n\r\nx";
    Part part = Outline.parse(message.getBytes(StandardCharsets.UTF_8)).body();
    assertThat(EmbeddedMessages.mayBeIn(part)).isEqualTo(isThere);
  }
}
