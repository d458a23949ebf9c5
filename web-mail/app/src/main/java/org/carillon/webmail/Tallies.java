package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.MessageSummary;
import org.carillon.contract.mailbox.search.Ranking;
import org.carillon.contract.mailbox.search.SearchAccess;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** Counts what a search finds in a folder, as far as that can be told without reading it all. */
@RequestScoped
public class Tallies {

  /** So many messages are looked at for their date and size. */
  private static final int SUMMED_UP = 2 * SearchAccess.MOST_SUMMARIES;

  /** So many that are not indexed yet are read. */
  private static final int READ = 100;

  @Inject private SearchAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Rows rows;

  /**
   * Counts.
   *
   * @param shown how many are on the first page, so at least
   */
  Tally of(Ground ground, int shown) {
    Query query = ground.wish().query();
    MailboxView view = ground.view();
    boolean byIndex = query.words().isPresent();
    if (query.needsStructure()
        || byIndex && ground.ranking().isEmpty()
        || ground.hits().size() == Ranking.MOST) {
      return new Tally(shown, false);
    }
    long[] left =
        LongStream.range(0, view.size())
            .filter(index -> query.admits(Rows.kind(view.keywords(), view.flags((int) index))))
            .map(index -> view.uid((int) index))
            .filter(ground::mayBe)
            .toArray();
    long[] sure = byIndex ? Arrays.stream(left).filter(ground::isIndexed).toArray() : left;
    long[] unsure =
        byIndex ? Arrays.stream(left).filter(u -> !ground.isIndexed(u)).toArray() : new long[0];
    if (unsure.length > READ || query.needsSummary() && sure.length > SUMMED_UP) {
      return new Tally(shown, false);
    }
    int found = query.needsSummary() ? summedUp(ground, sure) : sure.length;
    return new Tally(found + read(ground, unsure), true);
  }

  private int read(Ground ground, long[] uids) {
    List<Row> found = new ArrayList<>();
    List<Long> all = Arrays.stream(uids).boxed().toList();
    Wish wish = ground.wish();
    rows.add(wish.folder(), ground.view(), all, wish.query(), found, Integer.MAX_VALUE);
    return found.size();
  }

  private int summedUp(Ground ground, long[] uids) {
    int found = 0;
    for (int from = 0; from < uids.length; from += SearchAccess.MOST_SUMMARIES) {
      int to = Math.min(uids.length, from + SearchAccess.MOST_SUMMARIES);
      UidSet page = UidSet.sorted(Arrays.copyOfRange(uids, from, to));
      found +=
          (int)
              answers
                  .take(mail.summaries(visitor.caller(), ground.wish().folder().id(), page))
                  .orElse(List.of())
                  .stream()
                  .filter(message -> admits(ground.wish().query(), message))
                  .count();
    }
    return found;
  }

  private static boolean admits(Query query, MessageSummary message) {
    LocalDate day =
        Instant.ofEpochMilli(message.arrived())
            .atOffset(ZoneOffset.ofTotalSeconds(60 * message.arrivedOffset()))
            .toLocalDate();
    return query.admits(day) && query.admitsSize(message.size());
  }
}
