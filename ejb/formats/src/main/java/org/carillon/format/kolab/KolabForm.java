package org.carillon.format.kolab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardWriter;

/**
 * Converts objects to documents of the Kolab storage format and back. What a document says in the
 * same way, and what it has no place for, stays in the object as it is. Elements of the earlier
 * document that this server does not know stay in the document.
 */
public final class KolabForm {
  private static final String STAMP = "DTSTAMP";

  private KolabForm() {}

  /** Returns the UID of the object in a document, or empty if it is not a document of the type. */
  public static Optional<String> uid(KolabType type, byte[] document) {
    Optional<KolabElement> root = KolabXml.read(document);
    return switch (type) {
      case CONTACT ->
          root.flatMap(said -> KolabContact.card(version(said), said, Optional.empty()))
              .map(VCard::uid);
      case EVENT, TASK, JOURNAL, NOTE ->
          root.flatMap(said -> calendar(type, said, Optional.empty()))
              .flatMap(calendar -> calendar.components(type.component()).stream().findFirst())
              .flatMap(part -> part.text("UID"));
    };
  }

  /** Returns the version of a document, or empty if it is unknown. */
  public static Optional<KolabVersion> version(byte[] document) {
    return KolabXml.read(document).map(KolabForm::version);
  }

  private static KolabVersion version(KolabElement root) {
    return root.attributes().containsKey("xmlns") ? KolabVersion.THREE : KolabVersion.TWO;
  }

  /**
   * Returns the object in a document.
   *
   * @param current the current object; empty for a new one
   * @param changed the time at which the document arrived, for objects without a time of their own
   * @return the object; empty if the document contains none of that type
   */
  public static Optional<byte[]> object(
      KolabType type, byte[] document, Optional<byte[]> current, Instant changed) {
    Optional<KolabElement> root = KolabXml.read(document);
    return switch (type) {
      case CONTACT ->
          root.flatMap(
                  said -> KolabContact.card(version(said), said, current.flatMap(KolabForm::card)))
              .map(VCardWriter::octets);
      case EVENT, TASK, JOURNAL, NOTE ->
          root.flatMap(said -> calendar(type, said, current.flatMap(KolabForm::calendar)))
              .map(calendar -> stamped(type, calendar, changed))
              .map(CalendarComponent::octets);
    };
  }

  private static Optional<CalendarComponent> calendar(
      KolabType type, KolabElement root, Optional<CalendarComponent> current) {
    KolabVersion version = version(root);
    return version == KolabVersion.THREE && type != KolabType.NOTE
        ? XCalDocument.calendar(type, root, current)
        : KolabTwo.calendar(type, version, root, current);
  }

  /**
   * Returns the document for an object.
   *
   * @param uid the object's UID, which a plain text does not contain
   * @param before the document of the earlier object; empty for a new one
   * @param changed the time of the object's last change, for objects without a time of their own
   * @return the document; empty if the octets are not an object of that type
   */
  public static Optional<byte[]> document(
      KolabType type,
      KolabVersion version,
      String uid,
      byte[] object,
      Optional<byte[]> before,
      Instant changed) {
    Optional<KolabElement> was =
        before.flatMap(KolabXml::read).filter(root -> version(root) == version);
    return switch (type) {
      case CONTACT ->
          card(object)
              .map(card -> KolabContact.document(version, card, was, changed))
              .map(KolabXml::write);
      case EVENT, TASK, JOURNAL, NOTE ->
          calendar(object)
              .or(() -> type == KolabType.NOTE ? Optional.of(note(uid, object)) : Optional.empty())
              .filter(calendar -> !calendar.components(type.component()).isEmpty())
              .map(calendar -> stamped(type, calendar, changed))
              .map(calendar -> document(type, version, calendar, was))
              .map(KolabXml::write);
    };
  }

  private static KolabElement document(
      KolabType type,
      KolabVersion version,
      CalendarComponent calendar,
      Optional<KolabElement> before) {
    return version == KolabVersion.THREE && type != KolabType.NOTE
        ? XCalDocument.document(type, calendar, before)
        : KolabTwo.document(type, version, calendar, before);
  }

  /** Adds a time to each part without one. Both formats require it. */
  private static CalendarComponent stamped(
      KolabType type, CalendarComponent calendar, Instant changed) {
    return calendar.withComponents(
        part ->
            part.is(type.component()) && part.first(STAMP).isEmpty()
                ? part.plus(ContentLine.of(STAMP, time(part, changed)))
                : part);
  }

  private static String time(CalendarComponent part, Instant changed) {
    return part.first("LAST-MODIFIED")
        .or(() -> part.first("CREATED"))
        .map(ContentLine::value)
        .orElseGet(() -> CalendarTime.utc(changed).written());
  }

  private static Optional<VCard> card(byte[] octets) {
    return VCardReader.readOne(octets) instanceof ReadCard.Understood(VCard card, int _)
        ? Optional.of(card)
        : Optional.empty();
  }

  private static Optional<CalendarComponent> calendar(byte[] octets) {
    try {
      List<CalendarComponent> all = ComponentReader.read(octets);
      return all.size() == 1 && all.getFirst().is("VCALENDAR")
          ? Optional.of(all.getFirst())
          : Optional.empty();
    } catch (MalformedCalendarException e) {
      return Optional.empty();
    }
  }

  /** Returns a text as a note, whose first line is the title. */
  private static CalendarComponent note(String uid, byte[] text) {
    String all = new String(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
    int end = all.indexOf('\n');
    String title = (end < 0 ? all : all.substring(0, end)).strip();
    return CalendarComponent.of(
        "VCALENDAR",
        List.of(
            CalendarComponent.of(
                "VJOURNAL",
                List.of(
                    ContentLine.text("UID", uid),
                    ContentLine.text("SUMMARY", title.isEmpty() ? "-" : title),
                    ContentLine.text("DESCRIPTION", end < 0 ? "" : all.substring(end + 1))))));
  }
}
