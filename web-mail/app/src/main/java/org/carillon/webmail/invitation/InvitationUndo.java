package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.calendar.scheduling.MeetingAnswer;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Restores the earlier answer to an invitation. */
@RequestScoped
public class InvitationUndo implements UndoHandler {
  private static final String KIND = "invitation ";

  @Inject private InvitationPart parts;
  @Inject private MeetingMessages meetingMessages;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Returns the undo that restores the answer. */
  static String text(String folder, long message, String part, MeetingAnswer before) {
    return KIND + String.join(" ", folder, Long.toString(message), part, before.written());
  }

  @Override
  public boolean undo(String carried) {
    String[] said =
        carried.startsWith(KIND) ? carried.substring(KIND.length()).split(" ") : new String[0];
    if (said.length != 4) {
      return false;
    }
    OptionalLong message = RequestParameters.parse(said[1]);
    Optional<MeetingAnswer> before = MeetingAnswer.of(said[3]);
    if (message.isEmpty() || before.isEmpty()) {
      return false;
    }
    Optional<byte[]> octets =
        parts.find(said[0], message.getAsLong(), said[2]).map(InvitationPart.Found::calendar);
    if (octets.isPresent()
        && answers.done(meetingMessages.answer(visitor.caller(), octets.get(), before.get(), ""))) {
      notices.show(Notice.of("undone"));
    }
    Redirect.to("/mail?f=" + Redirect.encoded(said[0]) + "&m=" + message.getAsLong());
    return true;
  }
}
