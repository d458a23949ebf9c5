package org.carillon.webmail.write;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.format.mime.header.ContentType;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;

/** A file to attach to a message: streamed when the message is written, never held in memory. */
public sealed interface DraftAttachment {

  /** The media type of a message. */
  String MESSAGE = "message/rfc822";

  String name();

  /** Its type, {@code application/pdf}. */
  String type();

  /** Its size in octets; approximate for a stored part. */
  long size();

  /** Opens its octets from the start; may be called more than once. */
  InputStream open() throws IOException;

  /** A file sent with the form, or uploaded before it. */
  record Uploaded(String name, String type, long size, Source source) implements DraftAttachment {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }
  }

  /** A part of a stored message. */
  record Kept(String name, String type, long size, Source source) implements DraftAttachment {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }
  }

  @FunctionalInterface
  interface Source {
    /** Opens the octets from the start, without a transfer encoding. */
    InputStream open() throws IOException;
  }

  /** Returns this as a part of a message. */
  default Body body() {
    ContentType type = ContentType.of(type());
    Map<String, String> parameters = new LinkedHashMap<>(type.parameters());
    parameters.put("name", name());
    return new Body.Octets(
        type.value(),
        parameters,
        "attachment",
        Map.of("filename", name()),
        // A message must not be encoded (RFC 2046 §5.2.1).
        type.value().equalsIgnoreCase(MESSAGE) ? Transfer.EIGHT_BIT : Transfer.BASE64,
        out -> {
          try (InputStream in = open()) {
            in.transferTo(out);
          }
        });
  }
}
