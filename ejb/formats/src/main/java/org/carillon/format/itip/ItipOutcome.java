package org.carillon.format.itip;

import java.util.List;
import org.carillon.format.icalendar.line.CalendarComponent;

public sealed interface ItipOutcome {
  /** Returns how the message was handled. */
  ItipResultCode note();

  /** Returns the messages to send as a result. */
  List<ItipMessage> messages();

  /** The stored object is replaced by {@code object}. */
  record Updated(CalendarComponent object, ItipResultCode note, List<ItipMessage> messages)
      implements ItipOutcome {
    public Updated {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing is stored. */
  record Left(ItipResultCode note, List<ItipMessage> messages) implements ItipOutcome {
    public Left {
      messages = List.copyOf(messages);
    }

    /** Creates a result without messages to send. */
    public Left(ItipResultCode note) {
      this(note, List.of());
    }
  }
}
