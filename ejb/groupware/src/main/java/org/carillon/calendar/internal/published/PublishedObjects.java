package org.carillon.calendar.internal.published;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.render.PrivateObjectView;
import org.carillon.format.icalendar.summary.CalendarSummary;

/**
 * The objects of a calendar as they are shown.
 *
 * @param part the part of the calendar that is shown
 * @param owner the owner's address
 * @param key the key by which UIDs are replaced if only times are shown
 */
@SuppressWarnings("ArrayRecordComponent") // The key is passed on once and never compared.
record PublishedObjects(CalendarObjects kind, PublishedPart part, String owner, byte[] key) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int UID_OCTETS = 16;

  boolean shows(CalendarSummary summary) {
    return part != PublishedPart.BUSY
        || summary.kind() == CalendarKind.VEVENT
            && summary.attendees().stream()
                .noneMatch(
                    who ->
                        who.mail().equalsIgnoreCase(owner)
                            && who.participation().equals("DECLINED"));
  }

  /** Returns the object as it is shown, or empty if it is not shown. */
  Optional<CalendarObject> of(byte[] octets) {
    return switch (part) {
      case NOTHING -> Optional.empty();
      case BUSY -> read(octets).filter(PublishedObjects::takesTime).flatMap(this::timesOf);
      case PUBLIC -> read(kind.redacted(octets).orElse(octets));
      case WHOLE -> read(octets);
    };
  }

  private static Optional<CalendarObject> read(byte[] octets) {
    return CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object)
        ? Optional.of(object)
        : Optional.empty();
  }

  private static boolean takesTime(CalendarObject object) {
    return object.parts().stream()
        .anyMatch(component -> component.transparency() != SeriesTransparency.FREE);
  }

  private Optional<CalendarObject> timesOf(CalendarObject object) {
    ContentLine uid = ContentLine.text("UID", made(object.uid()));
    return read(PrivateObjectView.of(object))
        .map(redacted -> redacted.withParts(one -> one.with(uid).without("CLASS", "SEQUENCE")));
  }

  /** Replaces the UID, which would tell attendees which of the busy times is a meeting. */
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
