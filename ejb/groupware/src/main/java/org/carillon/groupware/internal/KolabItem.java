package org.carillon.groupware.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.format.kolab.KolabForm;
import org.carillon.format.kolab.KolabType;
import org.carillon.format.kolab.KolabVersion;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.write.Body;
import org.carillon.store.item.CollectionKind;

/**
 * A message in which a bridge to Outlook or a Kolab client stores an object: a document, and beside
 * it fields and parts that only the client knows ({@code X-mxstore-…}, {@code X-Sync-…}, TNEF) and
 * that are preserved.
 *
 * @param type the type of the object
 * @param version the version of the document
 * @param document the document, or empty if it is to be made
 * @param fields the header fields that are preserved, unchanged
 * @param parts the parts that are preserved
 */
record KolabItem(
    KolabType type,
    KolabVersion version,
    Optional<byte[]> document,
    List<String> fields,
    List<Body> parts) {
  /** The field with the type of the object. */
  static final String TYPE = "X-Kolab-Type";

  /** The field with the version of the document, if it is not the second version. */
  static final String VERSION = "X-Kolab-Mime-Version";

  private static final Set<String> THREE =
      Set.of("application/calendar+xml", "application/vcard+xml", "application/vnd.kolab+xml");

  private static final int MOST_FIELDS = 200;
  private static final int MOST_FIELD = 16_000;
  private static final int MOST_KEPT = 32 << 20;

  /** Returns whether a collection of a kind accepts a type. */
  private static boolean isTaken(KolabType type, CollectionKind kind) {
    return switch (kind) {
      case CALENDAR -> type == KolabType.EVENT;
      case TASKS -> type == KolabType.TASK;
      case JOURNAL -> type == KolabType.JOURNAL;
      case CONTACTS -> type == KolabType.CONTACT;
      case NOTES -> type == KolabType.NOTE;
      case MAIL, FILES, CHAT -> false;
    };
  }

  /**
   * Returns the Kolab item in a message, or empty for any other message.
   *
   * @param mediaTypes the media types of the object itself, which is made anew each time
   * @param most the maximum size of the document, in octets
   */
  static Optional<KolabItem> in(
      Content message, CollectionKind kind, Set<String> mediaTypes, long most) throws IOException {
    Header header = Header.read(message.stream());
    Optional<KolabType> type =
        header
            .first(TYPE)
            .flatMap(field -> KolabType.of(field.value()))
            .filter(one -> isTaken(one, kind));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<Part> leaves =
        Bodies.leaves(Outline.parse(message.stream()).body()).stream()
            .map(Bodies.Leaf::part)
            .toList();
    Optional<Part> said = leaves.stream().filter(part -> isDocument(part, type.get())).findFirst();
    if (said.isEmpty() || said.get().size() > 2 * most) {
      return Optional.empty();
    }
    byte[] document = octets(message, said.get());
    Optional<KolabVersion> version = KolabForm.version(document);
    List<Part> kept = new ArrayList<>();
    long size = 0;
    for (int i = 0; i < leaves.size(); i++) {
      Part part = leaves.get(i);
      boolean isNotice = i == 0 && part.is("text", "plain");
      boolean isObject = mediaTypes.contains(mediaType(part)) && isObject(part, i, leaves.size());
      if (part != said.get() && !isNotice && !isObject) {
        kept.add(part);
        size += part.size();
      }
    }
    if (version.isEmpty() || document.length > most || size > MOST_KEPT) {
      return Optional.empty();
    }
    List<Body> parts = new ArrayList<>();
    for (Part part : kept) {
      parts.add(body(message, part));
    }
    return Optional.of(
        new KolabItem(type.get(), version.get(), Optional.of(document), fields(header), parts));
  }

  /** Returns whether a part is the object. Others of a note's media type may be attachments. */
  private static boolean isObject(Part part, int index, int parts) {
    return part.is("text", "calendar")
        || part.is("text", "vcard")
        || part.is("text", "directory")
        || index == parts - 1;
  }

  private static boolean isDocument(Part part, KolabType type) {
    String mediaType = mediaType(part);
    return mediaType.equals(type.mediaType()) || THREE.contains(mediaType);
  }

  private static String mediaType(Part part) {
    return (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
  }

  private static byte[] octets(Content message, Part part) throws IOException {
    return new PartContent(message::read, 0, part).stream().readAllBytes();
  }

  private static List<String> fields(Header header) {
    return header.fields().stream()
        .filter(field -> field.name().regionMatches(true, 0, "X-", 0, 2))
        .filter(field -> !field.isNamed(TYPE) && !field.isNamed(VERSION))
        .filter(field -> !field.isNamed(ObjectMessage.SCHEDULE_TAG))
        .filter(field -> field.length() <= MOST_FIELD)
        .limit(MOST_FIELDS)
        .map(KolabItem::raw)
        .toList();
  }

  /** Returns a field unchanged, without the end of its last line. */
  private static String raw(HeaderField field) {
    return new String(field.raw(), StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static Body body(Content message, Part part) throws IOException {
    byte[] octets = octets(message, part);
    Map<String, String> parameters = new HashMap<>();
    part.parameters().forEach(one -> parameters.put(one.name(), one.value()));
    Map<String, String> named = new HashMap<>();
    part.disposition()
        .ifPresent(
            disposition ->
                disposition.parameters().forEach(one -> named.put(one.name(), one.value())));
    Body body =
        new Body.Octets(
            mediaType(part),
            parameters,
            part.disposition().map(disposition -> disposition.type()).orElse("attachment"),
            named,
            Body.Transfer.BASE64,
            out -> new ByteArrayInputStream(octets).transferTo(out));
    return part.id()
        .map(id -> id.replaceAll("[<>\\s]", ""))
        .filter(id -> !id.isEmpty())
        .<Body>map(id -> new Body.Identified(id, body))
        .orElse(body);
  }

  KolabItem another() {
    return new KolabItem(type, version, Optional.empty(), List.of(), List.of());
  }

  /** Returns the document of an object, or empty if the object is not of its type. */
  Optional<byte[]> document(String uid, byte[] object) {
    return KolabForm.document(type, version, uid, object, document, Instant.now());
  }
}
