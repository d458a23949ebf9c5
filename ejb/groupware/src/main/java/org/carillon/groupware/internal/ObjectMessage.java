package org.carillon.groupware.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.kolab.KolabVersion;
import org.carillon.format.mime.header.ContentType;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.groupware.ReadObject;

/**
 * The message that contains an object: the header that mail clients show, a text for people, and
 * the object itself, octet for octet if a message can hold it so.
 *
 * @param octets the message
 * @param position the position of the object in the octets, or {@link ItemMetadata#DECODED} if it
 *     is encoded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ObjectMessage(byte[] octets, long position) {
  /** The field with an object's schedule tag (RFC 6638 §3.2.10). */
  static final String SCHEDULE_TAG = "X-Schedule-Tag";

  /** The maximum length of a line (RFC 5322 §2.1.1). */
  private static final int MOST_LINE = 998;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Creates the message of an object.
   *
   * @param putBy the address of the account that stores it
   * @param fileName the file name of its part
   * @param kolab the additional form for bridges, or empty for none
   */
  static ObjectMessage of(
      ReadObject object,
      byte[] octets,
      Optional<String> scheduleTag,
      String putBy,
      String fileName,
      Optional<KolabItem> kolab) {
    Optional<byte[]> document = kolab.flatMap(item -> item.document(object.uid(), octets));
    HeaderWriter header = new HeaderWriter();
    header.address("From", object.shown().fromName(), object.shown().fromAddress().orElse(putBy));
    // Kolab clients find an object's message by its subject.
    header.text("Subject", document.isPresent() ? object.uid() : object.shown().subject());
    header.date("Date", object.shown().date().orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC)));
    scheduleTag.ifPresent(tag -> header.field(SCHEDULE_TAG, tag));
    List<Body> parts = new ArrayList<>();
    parts.add(new Body.Text("plain", object.shown().text(), false));
    document.ifPresent(said -> tellKolab(kolab.orElseThrow(), said, header, parts));
    boolean asIs = isText(octets);
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + 1024);
    long[] position = {ItemMetadata.DECODED};
    Body.Source source =
        to -> {
          to.flush();
          position[0] = asIs ? out.size() : ItemMetadata.DECODED;
          to.write(octets);
        };
    ContentType type = ContentType.of(object.mediaType());
    Body part =
        new Body.Octets(
            type.value(),
            type.parameters(),
            "attachment",
            Map.of("filename", fileName),
            asIs ? Body.Transfer.EIGHT_BIT : Body.Transfer.BASE64,
            source);
    parts.add(part);
    try {
      new MessageWriter(out, false)
          .write(header, new Body.Multipart("multipart/mixed", Map.of(), boundary(), "", parts));
    } catch (IOException e) {
      throw new UncheckedIOException("An array does not fail", e);
    }
    return new ObjectMessage(out.toByteArray(), position[0]);
  }

  private static void tellKolab(
      KolabItem kolab, byte[] document, HeaderWriter header, List<Body> parts) {
    header.field(KolabItem.TYPE, kolab.type().mediaType());
    if (kolab.version() == KolabVersion.THREE) {
      header.field(KolabItem.VERSION, "3.0");
    }
    for (String field : kolab.fields()) {
      int colon = field.indexOf(':');
      header.field(field.substring(0, colon).strip(), field.substring(colon + 1).strip());
    }
    parts.add(
        new Body.Octets(
            kolab.type().mediaType(kolab.version()),
            Map.of("name", "kolab.xml", "charset", "utf-8"),
            "attachment",
            Map.of("filename", "kolab.xml"),
            isText(document) ? Body.Transfer.EIGHT_BIT : Body.Transfer.BASE64,
            to -> to.write(document)));
    parts.addAll(kolab.parts());
  }

  /** Returns a boundary that nobody can predict, so that no object contains it as a line. */
  private static String boundary() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "=_" + HexFormat.of().formatHex(random);
  }

  /** Returns whether a message can contain these octets unencoded (RFC 2045 §2.8). */
  private static boolean isText(byte[] octets) {
    int line = 0;
    for (int i = 0; i < octets.length; i++) {
      boolean end = octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
      if (end) {
        line = 0;
        i++;
      } else if (octets[i] == 0 || octets[i] == '\r' || octets[i] == '\n' || ++line > MOST_LINE) {
        return false;
      }
    }
    return true;
  }
}
