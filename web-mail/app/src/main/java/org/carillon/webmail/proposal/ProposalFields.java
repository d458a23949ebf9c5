package org.carillon.webmail.proposal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.carillon.calendar.scheduling.AnswerComment;
import org.carillon.calendar.scheduling.ProposedTimeInput;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.TypedFields;

/**
 * A proposed time as typed into the form's fields, not validated yet.
 *
 * @param isAllDay whether it is of whole days
 * @param startDay a date, {@code 2026-11-25}
 * @param start a time of the day, {@code 09:00}
 * @param endDay the last day
 * @param comment a comment for the organizer
 * @param isOpen whether the form is open at once, because it has an error
 */
public record ProposalFields(
    boolean isAllDay,
    String startDay,
    String start,
    String endDay,
    String end,
    String comment,
    boolean isOpen) {

  /**
   * Returns fields with the event's present time.
   *
   * @param start the start; for whole days the first midnight
   * @param end the end; for whole days the midnight after the last
   */
  static ProposalFields of(LocalDateTime start, LocalDateTime end, boolean isAllDay) {
    return new ProposalFields(
        isAllDay,
        start.toLocalDate().toString(),
        isAllDay ? "" : start.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
        (isAllDay && end.isAfter(start) ? end.minusDays(1) : end).toLocalDate().toString(),
        isAllDay ? "" : end.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
        "",
        false);
  }

  static ProposalFields sent(RequestParameters parameters) {
    return new ProposalFields(
        !parameters.texts("allDay").isEmpty(),
        parameters.text("startDay"),
        parameters.text("start"),
        parameters.text("endDay"),
        parameters.text("end"),
        parameters.text("comment"),
        true);
  }

  /**
   * Returns the proposed time.
   *
   * @param zone the zone of the reader's clock
   * @throws InvalidFieldException if a field can't be parsed
   */
  ProposedTimeInput read(String zone) {
    var first = TypedFields.day("startDay", startDay);
    var last = endDay.isEmpty() ? first : TypedFields.day("endDay", endDay);
    LocalDateTime begin =
        isAllDay ? first.atStartOfDay() : first.atTime(TypedFields.time("start", start));
    LocalDateTime finish =
        isAllDay ? last.plusDays(1).atStartOfDay() : last.atTime(TypedFields.time("end", end));
    String said = comment.replace("\r\n", "\n");
    if (isAllDay ? !finish.isAfter(begin) : finish.isBefore(begin)) {
      throw new InvalidFieldException("endDay", "backwards", "");
    }
    if (ChronoUnit.DAYS.between(begin, finish) > TimeProposals.MOST_DAYS) {
      throw new InvalidFieldException("endDay", "day", "");
    }
    TypedFields.bounded("comment", said, AnswerComment.MOST);
    return new ProposedTimeInput(isAllDay, begin, finish, zone, said);
  }
}
