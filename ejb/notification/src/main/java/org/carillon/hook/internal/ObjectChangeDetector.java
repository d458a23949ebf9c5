package org.carillon.hook.internal;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.render.PrivateObjectView;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscontact.JsContact;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.groupware.RenderedObject;
import org.carillon.hook.HookKind;

/** The changes of an object to report, by comparison with its last known version. */
final class ObjectChangeDetector {
  private static final String CANCELLED = "cancelled";
  private static final String DONE = "done";
  private static final String OPEN = "open";
  private static final String UNANSWERED = "NEEDS-ACTION";

  /** The digest of no answers. */
  private static final String NOBODY = digest(new StringBuilder());

  /** Properties that programs update and that do not count as a change. */
  private static final Set<String> UNTOLD =
      Set.of("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "REQUEST-STATUS");

  private ObjectChangeDetector() {}

  /**
   * The change of an object.
   *
   * @param kinds the messages to send, in this order; empty for none
   * @param uid its UID
   * @param known the digest to keep for the next comparison
   * @param whole as its owner sees it; empty if it is unreadable
   * @param redacted as hooks of others than its owner see it
   */
  record News(
      List<HookKind> kinds,
      String uid,
      String known,
      Optional<JsonObject> whole,
      Optional<JsonObject> redacted) {}

  /**
   * Returns the change of a new or changed event or task.
   *
   * @param name its name in the log
   * @param before its last known version; empty if it was never seen
   */
  static News ofCalendar(String name, byte[] octets, Optional<CollectionStateRows.Known> before) {
    if (!(CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object))) {
      return new News(
          List.of(),
          "",
          before.map(CollectionStateRows.Known::text).orElse(OPEN),
          Optional.empty(),
          Optional.empty());
    }
    String known = object.kind() == CalendarKind.VTODO ? task(object) : event(object);
    List<HookKind> kinds =
        object.kind() == CalendarKind.VTODO
            ? finished(known, before)
            : changed(known, before.map(CollectionStateRows.Known::text).orElse(""));
    Optional<JsonObject> whole = RenderedObject.of(name, () -> JsCalendar.of(object));
    return new News(
        object.kind() == CalendarKind.VEVENT || object.kind() == CalendarKind.VTODO
            ? kinds
            : List.of(),
        object.uid(),
        known,
        whole,
        object.isPublic() ? whole : redacted(name, object));
  }

  private static Optional<JsonObject> redacted(String name, CalendarObject object) {
    return CalendarObject.read(PrivateObjectView.of(object))
            instanceof CalendarParseResult.Read(CalendarObject times)
        ? RenderedObject.of(name, () -> JsCalendar.of(times))
        : Optional.empty();
  }

  static News ofContact(String name, byte[] octets) {
    Optional<JsonObject> card =
        VCardReader.readOne(octets) instanceof ReadCard.Understood(VCard read, int _)
            ? RenderedObject.of(name, () -> JsContact.of(read))
            : Optional.empty();
    return new News(List.of(HookKind.CONTACT_CHANGED), "", "", card, card);
  }

  static Optional<HookKind> ofRemoved(Optional<CollectionStateRows.Known> before) {
    String known = before.map(CollectionStateRows.Known::text).orElse("");
    return known.equals(OPEN) || known.equals(DONE) || known.startsWith(CANCELLED)
        ? Optional.empty()
        : Optional.of(HookKind.EVENT_CANCELLED);
  }

  private static List<HookKind> finished(String known, Optional<CollectionStateRows.Known> before) {
    return known.equals(DONE) && before.filter(one -> one.text().equals(DONE)).isEmpty()
        ? List.of(HookKind.TASK_DONE)
        : List.of();
  }

  private static List<HookKind> changed(String known, String before) {
    if (known.equals(before)) {
      return List.of();
    }
    if (known.startsWith(CANCELLED)) {
      return List.of(
          before.startsWith(CANCELLED) ? HookKind.EVENT_CHANGED : HookKind.EVENT_CANCELLED);
    }
    HookKind itself = before.isEmpty() ? HookKind.EVENT_CREATED : HookKind.EVENT_CHANGED;
    if (before.startsWith(event(known))) {
      return List.of(HookKind.EVENT_ANSWERED);
    }
    // A hook for answers alone would miss those that come with the event or with its change.
    return answers(known).equals(NOBODY) || answers(known).equals(answers(before))
        ? List.of(itself)
        : List.of(itself, HookKind.EVENT_ANSWERED);
  }

  /** Returns the digest of the event, with the space after it. */
  private static String event(String known) {
    return known.substring(0, known.indexOf(' ') + 1);
  }

  /** Returns the digest of the answers. */
  private static String answers(String known) {
    return known.substring(known.indexOf(' ') + 1);
  }

  private static String task(CalendarObject object) {
    CalendarPart main = object.main();
    return main.status().equalsIgnoreCase("COMPLETED")
            || main.component().first("COMPLETED").isPresent()
        ? DONE
        : OPEN;
  }

  /** Returns a digest of the event, a space, and a digest of who answered what. */
  private static String event(CalendarObject object) {
    StringBuilder itself = new StringBuilder();
    StringBuilder answers = new StringBuilder();
    for (CalendarPart part : object.parts()) {
      Optional<String> organizer = CalendarUsers.organizer(part.component());
      for (ContentLine line : part.component().lines()) {
        if (line.name().equals("ATTENDEE")) {
          String address = CalendarUsers.address(line);
          String status = CalendarUsers.status(line);
          itself.append(address).append('\n');
          if (!status.equals(UNANSWERED) && !organizer.equals(Optional.of(address))) {
            answers.append(address).append(status).append('\n');
          }
        } else if (!UNTOLD.contains(line.name()) && !line.name().startsWith("X-")) {
          itself.append(line.name()).append(line.parameters()).append(line.value()).append('\n');
        }
      }
    }
    boolean isCancelled = object.main().status().toUpperCase(Locale.ROOT).equals("CANCELLED");
    return (isCancelled ? CANCELLED : "") + digest(itself) + " " + digest(answers);
  }

  private static String digest(StringBuilder text) {
    try {
      byte[] octets =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(octets, 0, 16);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }
}
