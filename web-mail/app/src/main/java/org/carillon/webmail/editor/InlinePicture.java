package org.carillon.webmail.editor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;

/**
 * A picture in the text of a message, by its Content-ID (RFC 2392).
 *
 * @param id its Content-ID, without angle brackets
 * @param type its media type, for example {@code image/png}
 * @param size its octets; of a stored one, about
 * @param source opens it
 */
public record InlinePicture(String id, String type, long size, Source source) {

  /** Opens a picture. */
  @FunctionalInterface
  public interface Source {
    /** Opens the octets from the start, repeatedly; throws if they cannot be read. */
    InputStream open() throws IOException;
  }

  /** The picture as a part beside the HTML. */
  Body body() {
    String name = "picture." + type.substring(type.indexOf('/') + 1);
    return new Body.Identified(
        id,
        new Body.Octets(
            type,
            Map.of("name", name),
            "inline",
            Map.of("filename", name),
            Transfer.BASE64,
            out -> {
              try (InputStream in = source.open()) {
                in.transferTo(out);
              }
            }));
  }
}
