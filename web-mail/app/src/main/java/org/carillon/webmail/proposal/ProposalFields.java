package org.carillon.webmail.proposal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.carillon.calendar.scheduling.AnswerComment;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.calendar.scheduling.WishedTime;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.typed.TypedFields;
import org.carillon.webmail.typed.WrongField;

/**
 * Another time as the form's fields have it, as typed: nothing of it is known to be right.
 *
 * @param isAllDay whether it is of whole days
 * @param startDay a date, {@code 2026-11-25}
 * @param start a time of the day, {@code 09:00}
 * @param endDay the last day
 * @param comment what the organizer is told besides
 * @param isOpen whether the form is shown at once: what is wrong in it is to be changed
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
   * The time that it has now.
   *
   * @param start when it begins; of whole days the first midnight
   * @param end when it ends; of whole days the midnight after the last
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

  /** What the form has sent. */
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
   * What it asks for.
   *
   * @param zone the zone of the reader's clock
   * @throws WrongField of what is not understood
   */
  WishedTime read(String zone) {
    var first = TypedFields.day("startDay", startDay);
    var last = endDay.isEmpty() ? first : TypedFields.day("endDay", endDay);
    LocalDateTime begin =
        isAllDay ? first.atStartOfDay() : first.atTime(TypedFields.time("start", start));
    LocalDateTime finish =
        isAllDay ? last.plusDays(1).atStartOfDay() : last.atTime(TypedFields.time("end", end));
    String said = comment.replace("\r\n", "\n");
    if (isAllDay ? !finish.isAfter(begin) : finish.isBefore(begin)) {
      throw new WrongField("endDay", "backwards", "");
    }
    if (ChronoUnit.DAYS.between(begin, finish) > TimeProposals.MOST_DAYS) {
      throw new WrongField("endDay", "day", "");
    }
    TypedFields.bounded("comment", said, AnswerComment.MOST);
    return new WishedTime(isAllDay, begin, finish, zone, said);
  }
}
