package org.carillon.webmail.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * An object before a change, as a notice's undo carries it.
 *
 * @param place the page that the reader was on; a word without spaces
 * @param made the key of the object that the change created beside it; empty for none
 * @param octets its contents before the change
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record UndoObject(long collection, String place, String key, String made, byte[] octets) {
  private static final String NOTHING = "-";

  /** The longest text that fits into a notice's cookie. */
  private static final int LONGEST = 2_500;

  /** The most octets of an object that fits, when it is decompressed. */
  private static final int MOST_OCTETS = 100_000;

  /** Returns the text for a notice, after the prefix; empty if it is too long. */
  public String text(String kind) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(octets);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    String carried =
        kind
            + String.join(
                " ",
                Long.toString(collection),
                place,
                Redirect.encoded(key),
                made.isEmpty() ? NOTHING : Redirect.encoded(made),
                Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray()));
    return carried.length() > LONGEST ? "" : carried;
  }

  /** Parses a notice's text; empty if it is of another kind or was not written by this server. */
  public static Optional<UndoObject> read(String kind, String carried) {
    String[] parts =
        carried.startsWith(kind) ? carried.substring(kind.length()).split(" ") : new String[0];
    OptionalLong collection =
        parts.length == 5 ? RequestParameters.parse(parts[0]) : OptionalLong.empty();
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    try (InflaterInputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[4])))) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      return octets.length > MOST_OCTETS
          ? Optional.empty()
          : Optional.of(
              new UndoObject(
                  collection.getAsLong(),
                  parts[1],
                  URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
                  parts[3].equals(NOTHING)
                      ? ""
                      : URLDecoder.decode(parts[3], StandardCharsets.UTF_8),
                  octets));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
