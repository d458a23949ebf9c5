package org.carillon.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.carillon.extractor.ExtractorProtocol.Answer;
import org.carillon.extractor.ExtractorProtocol.Kind;
import org.carillon.extractor.ExtractorProtocol.Request;
import org.junit.jupiter.api.Test;

class ExtractorProtocolTest {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(octets);

  private DataInputStream in() {
    return new DataInputStream(new ByteArrayInputStream(octets.toByteArray()));
  }

  @Test
  void requestKeepsItsOctets() throws IOException {
    byte[] document = new byte[200_000];
    new Random(1).nextBytes(document);
    Request request = new Request("Bericht \u00e4.pdf", "application/pdf", 7);

    ExtractorProtocol.write(out, request, new ByteArrayInputStream(document));

    DataInputStream in = in();
    assertThat(ExtractorProtocol.readRequest(in)).contains(request);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ExtractorProtocol.readDocument(in, read);
    assertThat(read.toByteArray()).isEqualTo(document);
    assertThat(ExtractorProtocol.readRequest(in)).isEmpty();
  }

  @Test
  void answerOverTheLimitIsRefused() throws IOException {
    ExtractorProtocol.write(out, new Answer(Kind.TEXT, "\u20ac".repeat(10)));

    assertThat(ExtractorProtocol.readAnswer(in(), 10).text()).hasSize(10);
    assertThatThrownBy(() -> ExtractorProtocol.readAnswer(in(), 7)).isInstanceOf(IOException.class);
  }

  @Test
  void randomAnswerIsReadOrRefused() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      byte[] rubbish = new byte[random.nextInt(12)];
      random.nextBytes(rubbish);
      try {
        ExtractorProtocol.readAnswer(new DataInputStream(new ByteArrayInputStream(rubbish)), 5);
      } catch (IOException none) {
        assertThat(none).isNotNull();
      }
    }
  }
}
