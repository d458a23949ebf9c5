package org.carillon.format.itip;

import java.util.Locale;
import java.util.Optional;

/** What an iTIP message is (RFC 5546 §1.4). */
public enum ItipMethod {
  PUBLISH,
  REQUEST,
  REPLY,
  ADD,
  CANCEL,
  REFRESH,
  COUNTER,
  DECLINECOUNTER;

  /** The one that METHOD names; empty of what is none. */
  public static Optional<ItipMethod> of(String written) {
    String name = written.strip().toUpperCase(Locale.ROOT);
    for (ItipMethod method : values()) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** Whether it comes from the organiser; the others come from attendees. */
  public boolean isOrganizers() {
    return switch (this) {
      case PUBLISH, REQUEST, ADD, CANCEL, DECLINECOUNTER -> true;
      case REPLY, REFRESH, COUNTER -> false;
    };
  }
}
