package org.carillon.format.kolab;

import java.util.Locale;
import java.util.Optional;

/** What an object is, as the field {@code X-Kolab-Type} says it. */
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

  /** What it is in iCalendar or vCard. */
  String component() {
    return component;
  }

  /** Its name in documents and media types. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of {@code X-Kolab-Type}, and of version 2 the media type of its part. */
  public String mediaType() {
    return BEGIN + word();
  }

  /** The media type of its part. */
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

  /** The type that a field says; empty of one that is not kept as an object here. */
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
