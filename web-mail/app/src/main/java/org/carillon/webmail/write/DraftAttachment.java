package org.carillon.webmail.write;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.format.mime.header.ContentType;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;

/** Something to enclose in a message: streamed when the message is made, never held whole. */
public sealed interface DraftAttachment {

  /** The type of a message. */
  String MESSAGE = "message/rfc822";

  /** Its name for people. */
  String name();

  /** Its type, {@code application/pdf}. */
  String type();

  /** How many octets it has; of a stored part, about. */
  long size();

  /** Its octets from the begin; asked for more than once. */
  InputStream open() throws IOException;

  /** A file sent with the form, or in pieces before it. */
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

  /** Opens what is enclosed. */
  @FunctionalInterface
  interface Source {
    /** Its octets from the begin, a transfer encoding taken off. */
    InputStream open() throws IOException;
  }

  /** This as a part of a message. */
  default Body body() {
    ContentType type = ContentType.of(type());
    Map<String, String> parameters = new LinkedHashMap<>(type.parameters());
    parameters.put("name", name());
    return new Body.Octets(
        type.value(),
        parameters,
        "attachment",
        Map.of("filename", name()),
        // A message is not to be encoded (RFC 2046 §5.2.1).
        type.value().equalsIgnoreCase(MESSAGE) ? Transfer.EIGHT_BIT : Transfer.BASE64,
        out -> {
          try (InputStream in = open()) {
            in.transferTo(out);
          }
        });
  }
}
