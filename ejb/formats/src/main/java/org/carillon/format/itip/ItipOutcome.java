package org.carillon.format.itip;

import java.util.List;
import org.carillon.format.icalendar.line.CalendarComponent;

/** What becomes of an incoming message. */
public sealed interface ItipOutcome {
  /** How it was taken. */
  ItipNote note();

  /** What is to be sent because of it. */
  List<ItipMessage> messages();

  /** The stored object becomes another. */
  record Updated(CalendarComponent object, ItipNote note, List<ItipMessage> messages)
      implements ItipOutcome {
    /** Copies. */
    public Updated {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing is stored. */
  record Left(ItipNote note, List<ItipMessage> messages) implements ItipOutcome {
    /** Copies. */
    public Left {
      messages = List.copyOf(messages);
    }

    /** With nothing to send. */
    public Left(ItipNote note) {
      this(note, List.of());
    }
  }
}
