package org.carillon.groupware.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * An object found in a message, whoever wrote the message.
 *
 * @param octets the object in UTF-8, without its transfer encoding
 * @param position the position of the object in the message, or {@link ItemMetadata#DECODED} if it
 *     is encoded there
 * @param scheduleTag the schedule tag in the message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EmbeddedObject(byte[] octets, long position, Optional<String> scheduleTag) {
  private static final Set<String> IDENTITY = Set.of("7bit", "8bit", "binary");

  /**
   * Finds the object: the last part of one of the media types.
   *
   * @param mediaTypes the media types, in lower case
   * @param most the maximum number of octets
   * @return empty if there is none, or only a larger one
   */
  static Optional<EmbeddedObject> in(Content message, Set<String> mediaTypes, long most)
      throws IOException {
    List<Part> fitting =
        Bodies.leaves(Outline.parse(message.stream()).body()).stream()
            .map(Bodies.Leaf::part)
            .filter(part -> mediaTypes.contains(type(part)))
            .toList();
    if (fitting.isEmpty() || fitting.getLast().size() > 2 * most) {
      return Optional.empty();
    }
    Part part = fitting.getLast();
    Optional<String> tag =
        Header.read(message.stream())
            .first(ObjectMessage.SCHEDULE_TAG)
            .map(HeaderField::value)
            .map(String::strip);
    boolean asIs = IDENTITY.contains(part.encoding().toLowerCase(Locale.ROOT)) && isUtf8(part);
    byte[] octets = asIs ? cut(message, part.bodyOffset(), part.size()) : decoded(message, part);
    return octets.length > most
        ? Optional.empty()
        : Optional.of(
            new EmbeddedObject(octets, asIs ? part.bodyOffset() : ItemMetadata.DECODED, tag));
  }

  private static String type(Part part) {
    return (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
  }

  private static boolean isUtf8(Part part) {
    return part.parameter("charset")
        .flatMap(Charsets::named)
        .filter(named -> !named.equals(StandardCharsets.UTF_8))
        .filter(named -> !named.equals(StandardCharsets.US_ASCII))
        .isEmpty();
  }

  private static byte[] decoded(Content message, Part part) throws IOException {
    PartContent content = new PartContent(message::read, 0, part);
    return isUtf8(part)
        ? content.stream().readAllBytes()
        : content.text(Integer.MAX_VALUE).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns octets of a message unchanged. */
  static byte[] cut(Content message, long position, long octets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(octets));
    message.copyTo(out, position, octets);
    return out.toByteArray();
  }
}
