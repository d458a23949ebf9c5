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
 * An object as it was before a change, as a notice's undo carries it.
 *
 * @param collection where it is
 * @param place where the reader was; a word without spaces
 * @param key its key
 * @param made the key of what the change made beside it; empty for nothing
 * @param octets what it was
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record CarriedObject(long collection, String place, String key, String made, byte[] octets) {
  private static final String NOTHING = "-";

  /** What a notice's cookie has room for. */
  private static final int LONGEST = 2_500;

  /** What an object that fits in there has at most when it is unpacked. */
  private static final int MOST_OCTETS = 100_000;

  /**
   * As a notice carries it; empty where that is too long.
   *
   * @param kind what stands before it
   */
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

  /** What a notice carries; empty of what is none of that kind, or nobody here wrote. */
  public static Optional<CarriedObject> read(String kind, String carried) {
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
              new CarriedObject(
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
