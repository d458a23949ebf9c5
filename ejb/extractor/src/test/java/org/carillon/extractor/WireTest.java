package org.carillon.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.carillon.extractor.Wire.Answer;
import org.carillon.extractor.Wire.Kind;
import org.carillon.extractor.Wire.Request;
import org.junit.jupiter.api.Test;

class WireTest {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(octets);

  private DataInputStream in() {
    return new DataInputStream(new ByteArrayInputStream(octets.toByteArray()));
  }

  @Test
  void aRequestArrivesWithItsOctets() throws IOException {
    byte[] document = new byte[200_000];
    new Random(1).nextBytes(document);
    Request request = new Request("Bericht \u00e4.pdf", "application/pdf", 7);

    Wire.write(out, request, new ByteArrayInputStream(document));

    DataInputStream in = in();
    assertThat(Wire.readRequest(in)).contains(request);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Wire.readDocument(in, read);
    assertThat(read.toByteArray()).isEqualTo(document);
    assertThat(Wire.readRequest(in)).isEmpty();
  }

  @Test
  void anAnswerOfMoreThanWasWantedIsNone() throws IOException {
    Wire.write(out, new Answer(Kind.TEXT, "\u20ac".repeat(10)));

    assertThat(Wire.readAnswer(in(), 10).text()).hasSize(10);
    assertThatThrownBy(() -> Wire.readAnswer(in(), 7)).isInstanceOf(IOException.class);
  }

  @Test
  void anyOctetsAreAnAnswerOrAnException() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      byte[] rubbish = new byte[random.nextInt(12)];
      random.nextBytes(rubbish);
      try {
        Wire.readAnswer(new DataInputStream(new ByteArrayInputStream(rubbish)), 5);
      } catch (IOException none) {
        assertThat(none).isNotNull();
      }
    }
  }
}
