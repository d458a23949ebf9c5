package org.carillon.webmail.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.webmail.read.People;
import org.junit.jupiter.api.Test;

class CompositionTest {

  private static Composition composition(String subject) throws Exception {
    var from = new InternetAddress("anna@bells.example", "Änna", "UTF-8");
    var to = List.of(new InternetAddress("ben@bells.example"));
    var unseen = List.of(new InternetAddress("chief@bells.example"));
    return new Composition(
        from,
        to,
        List.of(),
        unseen,
        subject,
        "Grüße\n.\nEnde",
        Optional.empty(),
        "<a@x>",
        "<a@x>",
        List.of());
  }

  private static String written(Composition composition, boolean withBcc) throws IOException {
    MemorySpool spool = new MemorySpool();
    composition.writeTo(spool, withBcc);
    return spool.text();
  }

  @Test
  void messageRoundTrips() throws Exception {
    String message = written(composition("Glocken für alle"), false);
    MessageEnvelope envelope =
        Outline.parse(message.getBytes(StandardCharsets.ISO_8859_1)).envelope();
    assertThat(envelope.subject().map(DecodedText::of)).contains("Glocken für alle");
    assertThat(People.of(envelope.from()))
        .containsExactly(new People.Person("Änna", "anna@bells.example"));
    assertThat(envelope.inReplyTo()).contains("<a@x>");
    assertThat(envelope.messageId().orElseThrow()).endsWith("@bells.example>");
    assertThat(message.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void bccRecipientsAreWrittenIntoDraftsOnly() throws Exception {
    assertThat(written(composition("x"), false)).doesNotContain("chief@", "Bcc");
    assertThat(written(composition("x"), true)).contains("Bcc: <chief@bells.example>");
    assertThat(composition("x").recipients()).hasSize(2);
  }
}
