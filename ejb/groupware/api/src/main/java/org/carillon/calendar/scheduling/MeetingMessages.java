package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Meetings in messages (iMIP, RFC 6047), for the reader of a message who decides about it. A
 * message that was not taken over when it arrived, because its sender is unknown or the account
 * takes nothing over automatically, is taken over here at its reader's request.
 */
public interface MeetingMessages {
  /**
   * Returns the relation of the caller's own calendars to the meeting of a message.
   *
   * @param octets the calendar part of the message, in UTF-8
   * @return empty if the part has no METHOD or no UID, so that nothing can be done with it
   */
  Answer<Optional<MessageMeetingState>> state(Caller caller, byte[] octets);

  /**
   * Takes a message over: puts an invitation into the caller's calendar, or records a cancellation
   * or an answer there. A meeting that is already there in this or a newer version stays unchanged.
   *
   * @return the relation of the calendars to the meeting afterwards
   */
  Answer<Optional<MessageMeetingState>> take(Caller caller, byte[] octets);

  /**
   * Answers an invitation. The invitation is first put into the caller's calendar if it is not
   * there. The organizer is notified as of any other answer. A message about single instances is
   * answered for these only.
   *
   * @param comment a comment for the organizer, or empty for none
   * @return {@link Failure.Invalid} of the field {@code octets} if it does not invite the caller
   *     ({@code not-invited}) or if the caller has already decided about the booking in question
   *     ({@code decided}), of {@code answer} if only yes or no is allowed, and of {@code comment}
   *     if {@link AnswerComment} does not accept the comment
   */
  Answer<Void> answer(Caller caller, byte[] octets, MeetingAnswer said, String comment);
}
