package org.carillon.format.itip;

import java.util.List;
import org.carillon.format.icalendar.line.CalendarComponent;

/** The result of an incoming message. */
public sealed interface ItipOutcome {
  /** Returns how the message was handled. */
  ItipNote note();

  /** Returns the messages to send as a result. */
  List<ItipMessage> messages();

  /** The stored object is replaced by {@code object}. */
  record Updated(CalendarComponent object, ItipNote note, List<ItipMessage> messages)
      implements ItipOutcome {
    public Updated {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing is stored. */
  record Left(ItipNote note, List<ItipMessage> messages) implements ItipOutcome {
    public Left {
      messages = List.copyOf(messages);
    }

    /** Creates a result without messages to send. */
    public Left(ItipNote note) {
      this(note, List.of());
    }
  }
}
