package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Meetings as letters tell of them (iMIP, RFC 6047), for whoever reads the letter and decides. What
 * was not taken when the letter came, since its sender is not known or the account takes nothing by
 * itself, is taken here because its reader says so.
 */
public interface MeetingLetters {
  /**
   * What the caller's own calendars have of the meeting that a letter tells of.
   *
   * @param letter the letter's calendar part, in UTF-8
   * @return empty of a part that says nothing that could be done (no METHOD, no UID)
   */
  Answer<Optional<LetterStanding>> standing(Caller caller, byte[] letter);

  /**
   * Does what a letter says: puts an invitation into the caller's calendar, notes a cancellation or
   * an answer there. Of what is there already, or is newer there, nothing changes.
   *
   * @return what the calendars have then
   */
  Answer<Optional<LetterStanding>> take(Caller caller, byte[] letter);

  /**
   * Answers an invitation, which is put into the caller's calendar before if it is not there; its
   * organizer is told as of any other answer. A letter of single instances is answered for these
   * alone.
   *
   * @param comment what the organizer is told besides; empty for nothing
   * @return {@link Failure.Invalid} of the field {@code letter} where the caller is invited to
   *     nothing by it ({@code not-invited}) or has decided about the booking that it asks about
   *     ({@code decided}), of {@code answer} where that takes yes or no alone, and of {@code
   *     comment} of one that is not what {@link AnswerComment} takes
   */
  Answer<Void> answer(Caller caller, byte[] letter, MeetingAnswer said, String comment);
}
