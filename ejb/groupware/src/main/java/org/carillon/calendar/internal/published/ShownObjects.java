package org.carillon.calendar.internal.published;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.published.ShownPart;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.render.ObjectVeil;
import org.carillon.format.icalendar.summary.CalendarSummary;

/**
 * What of a calendar's objects is shown.
 *
 * @param part how much
 * @param owner the owner's address
 * @param key by which UIDs are made others where only times are shown
 */
@SuppressWarnings("ArrayRecordComponent") // A key that is handed on once, and never compared.
record ShownObjects(CalendarObjects kind, ShownPart part, String owner, byte[] key) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int UID_OCTETS = 16;

  /** Whether anything is shown of an object of which that is known. */
  boolean shows(CalendarSummary summary) {
    return part != ShownPart.BUSY
        || summary.kind() == CalendarKind.VEVENT
            && summary.attendees().stream()
                .noneMatch(
                    who ->
                        who.mail().equalsIgnoreCase(owner)
                            && who.participation().equals("DECLINED"));
  }

  /** An object as it is shown; empty when it is not. */
  Optional<CalendarObject> of(byte[] octets) {
    return switch (part) {
      case NOTHING -> Optional.empty();
      case BUSY -> read(octets).filter(ShownObjects::takesTime).flatMap(this::timesOf);
      case PUBLIC -> read(kind.veiled(octets).orElse(octets));
      case WHOLE -> read(octets);
    };
  }

  private static Optional<CalendarObject> read(byte[] octets) {
    return CalendarObject.read(octets) instanceof CalendarReading.Read(CalendarObject object)
        ? Optional.of(object)
        : Optional.empty();
  }

  private static boolean takesTime(CalendarObject object) {
    return object.parts().stream()
        .anyMatch(component -> component.transparency() != SeriesTransparency.FREE);
  }

  private Optional<CalendarObject> timesOf(CalendarObject object) {
    ContentLine uid = ContentLine.text("UID", made(object.uid()));
    return read(ObjectVeil.of(object))
        .map(veiled -> veiled.withParts(one -> one.with(uid).without("CLASS", "SEQUENCE")));
  }

  /** Else whoever was invited, too, would see by the UID which of these times is that meeting. */
  private String made(String uid) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] digest = mac.doFinal(uid.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, UID_OCTETS);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", missing);
    }
  }
}
