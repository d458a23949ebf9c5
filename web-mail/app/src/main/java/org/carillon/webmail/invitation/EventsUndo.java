package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.event.OwnObjects;

/** Removes the events of a message from the calendar again. */
@RequestScoped
public class EventsUndo implements UndoHandler {
  private static final String KIND = "events ";

  /** The longest text that fits into a notice's cookie. */
  private static final int LONGEST = 2_500;

  @Inject private OwnObjects objects;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Returns an event in the form that the text carries. */
  static String one(long calendar, String key) {
    return calendar + "/" + Redirect.encoded(key);
  }

  /** Returns the undo that removes the events; empty for none or too many. */
  static String text(List<String> events) {
    String text = KIND + String.join(" ", events);
    return events.isEmpty() || text.length() > LONGEST ? "" : text;
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(KIND)) {
      return false;
    }
    boolean isDone = true;
    for (String event : List.of(carried.substring(KIND.length()).split(" ", -1))) {
      int end = event.indexOf('/');
      OptionalLong calendar =
          end < 0 ? OptionalLong.empty() : RequestParameters.parse(event.substring(0, end));
      if (calendar.isEmpty()) {
        return false;
      }
      isDone &= answers.done(objects.delete(calendar.getAsLong(), key(event.substring(end + 1))));
    }
    if (isDone) {
      notices.show(Notice.of("undone"));
    }
    Redirect.to("/calendar");
    return true;
  }

  private static String key(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return encoded;
    }
  }
}
