package org.carillon.query;

import java.time.LocalDate;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.Summary;

/** Makes conditions of queries, for one view. */
final class Conditions {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final MailboxView view;

  Conditions(MailboxView view) {
    this.view = view;
  }

  /**
   * Returns the condition of a query whose words {@link WordHits} has looked up.
   *
   * @throws NotSearchable if the query asks for something that messages of a mailbox don't have
   */
  Condition of(Query query) throws NotSearchable {
    return switch (query) {
      case Query.And(List<Query> all) -> Condition.all(each(all));
      case Query.Or(List<Query> some) -> Condition.any(each(some));
      case Query.Not(Query not) -> of(not).not();
      case Query.Uids(var uids) -> among(IndexRanges.of(view, uids));
      case Query.HasFlag(Flag flag) -> hasBit(flag.bit());
      case Query.HasKeyword(String keyword) -> hasBit(bit(keyword));
      case Query.ChangedSince(long modseq) ->
          byView((message, _) -> view.modseq(message.index()) >= modseq);
      case Query.ArrivedOn(DayOrder order, LocalDate day) ->
          bySummary(
              (message, _) ->
                  holds(
                      order,
                      Math.floorDiv(
                          message.facts().arrived() + MINUTE * message.facts().arrivedOffset(),
                          DAY),
                      day));
      case Query.ArrivedSince(var moment) ->
          bySummary((message, _) -> message.facts().arrived() >= moment.toEpochMilli());
      case Query.SavedOn(DayOrder order, LocalDate day) ->
          bySummary((message, _) -> holds(order, Math.floorDiv(message.facts().saved(), DAY), day));
      case Query.SentOn(DayOrder order, LocalDate day) ->
          bySummary(
              (message, _) ->
                  message
                      .texts()
                      .sentOn()
                      .filter(sent -> holds(order, sent.toEpochDay(), day))
                      .isPresent());
      case Query.EmailId(String id) ->
          bySummary((message, _) -> message.facts().emailId().equals(id));
      case Query.ThreadId(String id) ->
          bySummary((message, _) -> message.facts().threadId().equals(id));
      case Query.LargerThan(long octets) ->
          bySummary((message, _) -> message.facts().size() > octets);
      case Query.SmallerThan(long octets) ->
          bySummary((message, _) -> message.facts().size() < octets);
      case Query.Text(TextArea area, String text) -> text(area, new FoldedText(text));
      case Query.HeaderField(String field, String text) -> field(field, new FoldedText(text));
      case Query.HasAttachment() ->
          new Condition(RequiredData.OUTLINE, (message, _) -> message.hasAttachment());
      case Query.FileName(String text) -> fileName(new FoldedText(text));
      case Query.Fuzzy _, Query.Words _ ->
          throw new IllegalArgumentException("Words are looked up before");
      case Query.InThread _ -> throw new NotSearchable("inThread");
      case Query.Property _ -> throw new NotSearchable("property");
      case Query.TimeRange _ -> throw new NotSearchable("timeRange");
    };
  }

  private List<Condition> each(List<Query> queries) throws NotSearchable {
    Condition[] all = new Condition[queries.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = of(queries.get(i));
    }
    return List.of(all);
  }

  private static Condition among(IndexRanges indexes) {
    return byView((message, _) -> indexes.has(message.index()));
  }

  private Condition hasBit(long bit) {
    return byView((message, _) -> (view.flags(message.index()) & bit) != 0);
  }

  /** Returns the bit of a keyword in the view; 0 if no message has it. */
  private long bit(String keyword) {
    List<String> keywords = view.keywords();
    for (int k = 0; k < keywords.size(); k++) {
      if (keywords.get(k).equalsIgnoreCase(keyword)) {
        return 1L << (Flag.FIRST_KEYWORD_BIT + k);
      }
    }
    return 0;
  }

  private static Condition fileName(FoldedText text) {
    return new Condition(RequiredData.OUTLINE, (message, _) -> message.hasFileName(text));
  }

  private static Condition text(TextArea area, FoldedText text) {
    return switch (area) {
      case SUBJECT -> inSummary(Summary.Text.SUBJECT, text);
      case FROM -> inSummary(Summary.Text.FROM, text);
      case TO -> inSummary(Summary.Text.TO, text);
      case CC -> inSummary(Summary.Text.CC, text);
      case BCC -> inSummary(Summary.Text.BCC, text);
      case BODY -> byContent((message, unread) -> message.bodyHas(text, false, unread));
      case ANYWHERE -> byContent((message, unread) -> message.bodyHas(text, true, unread));
    };
  }

  private static Condition field(String field, FoldedText text) {
    return field.equalsIgnoreCase("Subject") && !text.isEmpty()
        ? inSummary(Summary.Text.SUBJECT, text)
        : byContent((message, unread) -> message.fieldHas(field, text, unread));
  }

  private static Condition inSummary(Summary.Text in, FoldedText text) {
    return bySummary((message, unread) -> message.summaryHas(in, text, unread));
  }

  private static boolean holds(DayOrder order, long day, LocalDate wanted) {
    int comparison = Long.compare(day, wanted.toEpochDay());
    return switch (order) {
      case BEFORE -> comparison < 0;
      case ON -> comparison == 0;
      case SINCE -> comparison >= 0;
    };
  }

  private static Condition byView(Condition.Decision decision) {
    return new Condition(RequiredData.VIEW, decision);
  }

  private static Condition bySummary(Condition.Decision decision) {
    return new Condition(RequiredData.SUMMARY, decision);
  }

  private static Condition byContent(Condition.Decision decision) {
    return new Condition(RequiredData.CONTENT, decision);
  }
}
