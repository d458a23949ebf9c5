package org.carillon.format.itip;

import java.util.Locale;
import java.util.Optional;

/** The method of an iTIP message (RFC 5546 §1.4). */
public enum ItipMethod {
  PUBLISH,
  REQUEST,
  REPLY,
  ADD,
  CANCEL,
  REFRESH,
  COUNTER,
  DECLINECOUNTER;

  /** Returns the method that METHOD names, or empty if it is unknown. */
  public static Optional<ItipMethod> of(String written) {
    String name = written.strip().toUpperCase(Locale.ROOT);
    for (ItipMethod method : values()) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** Returns whether such messages come from the organizer. The others come from attendees. */
  public boolean isOrganizers() {
    return switch (this) {
      case PUBLISH, REQUEST, ADD, CANCEL, DECLINECOUNTER -> true;
      case REPLY, REFRESH, COUNTER -> false;
    };
  }
}
