package org.carillon.format.mime.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;

/** Tests that well-formed messages have the same structure as in mime4j. */
class Mime4jComparisonTest {
  private final Random random = new Random(2046);
  private int boundaries;

  @Test
  void structureMatchesMime4j() throws IOException {
    for (int round = 0; round < 500; round++) {
      boundaries = 0;
      byte[] message = ("Subject: s\r\n" + entity(0)).getBytes(StandardCharsets.ISO_8859_1);
      DefaultMessageBuilder builder = new DefaultMessageBuilder();
      Message theirs = builder.parseMessage(new ByteArrayInputStream(message));
      List<String> expected = new ArrayList<>();
      list(theirs, expected);
      List<String> actual = new ArrayList<>();
      list(message, Outline.parse(message).body(), actual);
      assertThat(actual).as(new String(message, StandardCharsets.ISO_8859_1)).isEqualTo(expected);
    }
  }

  /** Returns a random entity: the rest of its header, an empty line, its body. */
  private String entity(int depth) {
    int kind = depth > 4 ? 0 : random.nextInt(4);
    if (kind == 1) {
      return "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n" + entity(depth + 1);
    }
    if (kind >= 2) {
      String boundary = "b" + boundaries++ + (random.nextBoolean() ? "" : "--x");
      StringBuilder text =
          new StringBuilder("Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n");
      text.append("\r\n").append(random.nextBoolean() ? "preamble\r\n" : "");
      for (int i = random.nextInt(3); i >= 0; i--) {
        text.append("--").append(boundary).append("\r\n").append(entity(depth + 1)).append("\r\n");
      }
      text.append("--").append(boundary).append("--").append("\r\n");
      return text.append(random.nextBoolean() ? "epilogue\r\n--b0x\r\n" : "").toString();
    }
    StringBuilder text = new StringBuilder("Content-Type: text/plain\r\n\r\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(random.nextBoolean() ? "a line\r\n" : "--not a boundary\r\n");
    }
    return text.append(random.nextBoolean() ? "end" : "").toString();
  }

  private static void list(Entity entity, List<String> into) throws IOException {
    switch (entity.getBody()) {
      case Multipart multipart -> {
        into.add("multipart " + multipart.getCount());
        for (Entity part : multipart.getBodyParts()) {
          list(part, into);
        }
      }
      case Message message -> {
        into.add("message " + message.getSubject());
        list(message, into);
      }
      case SingleBody body ->
          into.add(
              entity.getMimeType()
                  + " "
                  + new String(body.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
      default -> throw new AssertionError(entity.getBody());
    }
  }

  private static void list(byte[] octets, Part part, List<String> into) {
    if (part.isMultipart()) {
      into.add("multipart " + part.parts().size());
      part.parts().forEach(child -> list(octets, child, into));
    } else if (part.message().isPresent()) {
      into.add("message " + part.message().get().envelope().subject().orElse(null));
      list(octets, part.message().get().body(), into);
    } else {
      into.add(
          part.type()
              + "/"
              + part.subtype()
              + " "
              + new String(
                  octets, (int) part.bodyOffset(), (int) part.size(), StandardCharsets.ISO_8859_1));
    }
  }
}
