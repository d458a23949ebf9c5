package org.carillon.format.kolab;

import java.util.Locale;
import java.util.Optional;

/** The type of an object, which is the value of the field {@code X-Kolab-Type}. */
public enum KolabType {
  EVENT("VEVENT"),
  TASK("VTODO"),
  JOURNAL("VJOURNAL"),
  NOTE("VJOURNAL"),
  CONTACT("VCARD");

  private static final String BEGIN = "application/x-vnd.kolab.";

  private final String component;

  KolabType(String component) {
    this.component = component;
  }

  /** Returns the name of the component in iCalendar or vCard. */
  String component() {
    return component;
  }

  /** Returns the type's name in documents and media types. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the {@code X-Kolab-Type}, which in version 2 is also the part's media type. */
  public String mediaType() {
    return BEGIN + word();
  }

  /** Returns the media type of the object's part. */
  public String mediaType(KolabVersion version) {
    return switch (version) {
      case TWO -> mediaType();
      case THREE ->
          switch (this) {
            case EVENT, TASK, JOURNAL -> "application/calendar+xml";
            case CONTACT -> "application/vcard+xml";
            case NOTE -> "application/vnd.kolab+xml";
          };
    };
  }

  /** Returns the type that a field names, or empty for a type that is not stored here. */
  public static Optional<KolabType> of(String mediaType) {
    String small = mediaType.strip().toLowerCase(Locale.ROOT);
    for (KolabType type : values()) {
      if (type.mediaType().equals(small)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
