package org.carillon.sieve.part;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;

/** MIME entities from scripts: a header without the message's own fields, and a body. */
final class Entity {
  private Entity() {}

  static byte[] text(String text) throws IOException {
    return written(new Body.Text("plain", text, true));
  }

  /** A text, followed by a message. */
  static byte[] enclosing(String text, byte[] message, String boundary) throws IOException {
    Body.Octets enclosed =
        new Body.Octets("message/rfc822", Body.Transfer.EIGHT_BIT, out -> out.write(message));
    return written(
        new Body.Multipart(
            "multipart/mixed",
            Map.of(),
            boundary,
            "",
            List.of(new Body.Text("plain", text, true), enclosed)));
  }

  private static byte[] written(Body body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageWriter(out, false).write(new HeaderWriter(), body);
    return out.toByteArray();
  }
}
