package org.carillon.webmail.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.web.ShortenedText;

/** Reads who answers what in a reply, and for which days of a series. */
final class InvitationReplies {
  private static final int MOST_ANSWERS = 5;
  private static final int MOST_DAYS = 5;

  private final CalendarObject message;
  private final String proposer;
  private final Function<CalendarPart, String> day;
  private final IntFunction<String> more;

  /**
   * Reads a message.
   *
   * @param proposer the person who proposes another time: only that person's answer is shown; empty
   *     for replies
   * @param day the day to which a part of a series belongs; empty for the whole series
   * @param more formats the text for the number of further days
   */
  InvitationReplies(
      CalendarObject message,
      String proposer,
      Function<CalendarPart, String> day,
      IntFunction<String> more) {
    this.message = message;
    this.proposer = proposer;
    this.day = day;
    this.more = more;
  }

  /** Returns whether it is for several days of a series, not for one day or the whole. */
  boolean isOfSeveralDays() {
    return message.parts().size() > 1 && message.master().isEmpty();
  }

  /** The days that the reply is for. */
  String days() {
    return days(message.parts());
  }

  private String days(List<CalendarPart> parts) {
    List<String> all = parts.stream().map(day).filter(Predicate.not(String::isEmpty)).toList();
    Stream<String> first = all.stream().limit(MOST_DAYS);
    int others = all.size() - MOST_DAYS;
    return String.join(
        " · ", (others > 0 ? Stream.concat(first, Stream.of(more.apply(others))) : first).toList());
  }

  /** Returns the answers by person, with the days if the answers differ between days. */
  List<Invitation.Reply> all() {
    Map<Invitation.Reply, List<CalendarPart>> said = new LinkedHashMap<>();
    for (CalendarPart part : message.parts()) {
      replies(part).forEach(reply -> said.computeIfAbsent(reply, _ -> new ArrayList<>()).add(part));
    }
    boolean isAlike =
        said.values().stream().allMatch(parts -> parts.size() == message.parts().size());
    return said.entrySet().stream()
        .limit(MOST_ANSWERS)
        .map(each -> isAlike ? each.getKey() : each.getKey().of(days(each.getValue())))
        .toList();
  }

  private Stream<Invitation.Reply> replies(CalendarPart part) {
    return part.attendees().stream()
        .filter(user -> proposer.isEmpty() || user.mail().equalsIgnoreCase(proposer))
        .limit(MOST_ANSWERS)
        .map(
            user ->
                new Invitation.Reply(
                    ShortenedText.of(InvitationWords.who(user)),
                    switch (user.participation().toUpperCase(Locale.ROOT)) {
                      case "ACCEPTED" -> "invitation.accepted";
                      case "DECLINED" -> "invitation.declined";
                      case "TENTATIVE" -> "invitation.tentative";
                      case "DELEGATED" -> "invitation.delegated";
                      default ->
                          proposer.isEmpty() ? "invitation.unanswered" : "invitation.proposes";
                    },
                    ""));
  }
}
