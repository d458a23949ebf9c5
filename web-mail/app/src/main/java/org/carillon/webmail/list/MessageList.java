package org.carillon.webmail.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.conversation.ConversationPage;
import org.carillon.mailbox.conversation.MailConversation;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/** A folder's messages, by page, in the chosen order, else by arrival; a search filters them. */
@RequestScoped
public class MessageList {

  /**
   * A page of a list.
   *
   * @param next the place where the next page begins; empty for none
   * @param total the number of messages in the folder
   * @param tally the number of them that match the search
   * @param top those that are pinned or came back from being snoozed, above the first page and not
   *     in it
   */
  public record Page(
      List<Row> rows, Optional<String> next, int total, FoundCount tally, List<Row> top) {
    static final Page EMPTY = new Page(List.of(), Optional.empty(), 0, FoundCount.NONE);

    Page(List<Row> rows, Optional<String> next, int total, FoundCount tally) {
      this(rows, next, total, tally, List.of());
    }

    /** Returns whether it shows no message. */
    public boolean isBlank() {
      return rows.isEmpty() && top.isEmpty();
    }

    /** Returns whether all messages above the list are pinned. */
    public boolean isPinned() {
      return top.stream().noneMatch(Row::isBack);
    }

    /** Returns the same page with the messages of {@code first} above it. */
    Page below(Page first) {
      Set<Long> above = first.rows.stream().map(Row::uid).collect(Collectors.toSet());
      boolean isAll = first.next.isEmpty();
      List<Row> others =
          rows.stream()
              .filter(row -> !above.contains(row.uid()) && !(isAll && row.isAbove()))
              .toList();
      return new Page(others, next, total, tally, first.rows);
    }
  }

  /** The number of rows on a page. */
  static final int ROWS = 50;

  /** The most messages above a list; further ones have their place in it. */
  private static final int MOST_ABOVE = 5;

  /** The messages that are pinned, and those that came back from being snoozed and are unread. */
  private static final SearchLine ABOVE =
      new SearchLine(
          new Query.Or(
              List.of(
                  new Query.HasKeyword(Keyword.PINNED),
                  new Query.And(
                      List.of(
                          new Query.HasKeyword(Keyword.NEW),
                          new Query.Not(new Query.HasFlag(Flag.SEEN)))))));

  @Inject private MailAccess mail;
  @Inject private ConversationAccess conversations;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Rows rows;
  @Inject private PageContext ui;

  /** Some messages of a folder. */
  public record Some(Folder folder, MailboxView view, FoundPage page) {}

  /** Reads a page that begins at the place; empty for the first page. */
  public Page read(ListRequest request, String place) {
    Page page = read(request, place, ROWS);
    boolean isBegin = place.isEmpty() && request.sorting() == Sorting.NEWEST;
    if (!isBegin || !request.line().query().equals(Query.ALL)) {
      return page;
    }
    Folder folder = request.folder();
    boolean mayHaveSome =
        answers
            .take(mail.view(visitor.caller(), folder.id()))
            .filter(
                view ->
                    view.keywords().stream()
                        .anyMatch(
                            one ->
                                one.equalsIgnoreCase(Keyword.PINNED)
                                    || one.equalsIgnoreCase(Keyword.NEW)))
            .isPresent();
    return mayHaveSome
        ? page.below(
            read(
                new ListRequest(folder, ABOVE, Sorting.NEWEST, request.conversations()),
                "",
                MOST_ABOVE))
        : page;
  }

  private Page read(ListRequest request, String place, int most) {
    return read(request, start(request, place), most);
  }

  /** Reads at most {@code most} messages from a place on. */
  public Page read(ListRequest request, PageStart start, int most) {
    if (request.conversations()) {
      return together(request, start, most);
    }
    return some(request, start, most)
        .map(
            some ->
                new Page(
                    rows.of(some.folder, some.view, some.page.messages()),
                    some.page.next().map(Place::text),
                    some.view.size(),
                    tally(request, some)))
        .orElse(Page.EMPTY);
  }

  /** A day is a valid start in the default order only. */
  private PageStart start(ListRequest request, String place) {
    PageStart start = Place.of(place, ui.getZone());
    return start instanceof PageStart.At || request.sorting() == Sorting.NEWEST
        ? start
        : PageStart.FIRST;
  }

  private Page together(ListRequest request, PageStart start, int most) {
    Folder folder = request.folder();
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .flatMap(
            view ->
                some(request, view, start, most)
                    .map(
                        page ->
                            new Page(
                                rows.together(folder, view, page.conversations()),
                                page.next().map(Place::text),
                                view.size(),
                                tally(request, view))))
        .orElse(Page.EMPTY);
  }

  private Optional<ConversationPage> some(
      ListRequest request, MailboxView view, PageStart start, int most) {
    return answers.take(
        conversations.conversations(visitor.caller(), view, request.line().query(), start, most));
  }

  private FoundCount tally(ListRequest request, MailboxView view) {
    if (request.line().query().equals(Query.ALL)) {
      return new FoundCount(view.size(), true);
    }
    return answers
        .take(mail.count(visitor.caller(), view, request.line().query()))
        .orElse(FoundCount.NONE);
  }

  /** Returns some requested messages; empty if they cannot be read, which the reader was told. */
  public Optional<Some> some(ListRequest request, PageStart start, int most) {
    Folder folder = request.folder();
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .flatMap(
            view ->
                answers
                    .take(
                        mail.page(
                            visitor.caller(),
                            view,
                            request.line().query(),
                            request.sorting().order(folder),
                            start,
                            most))
                    .map(page -> new Some(folder, view, page)));
  }

  /** Returns the number of all matching messages; at least the number in {@code some}. */
  public FoundCount tally(ListRequest request, Some some) {
    int here = some.page.messages().length;
    if (some.page.isWhole()) {
      return new FoundCount(here, true);
    }
    FoundCount all = tally(request, some.view);
    return all.isExact() ? all : new FoundCount(Math.max(all.found(), here), false);
  }

  /** Returns the message to show after one is gone: the next below, else above; empty if none. */
  public Optional<Long> below(ListRequest request, long uid) {
    return first(request, new PageStart.Below(uid))
        .or(() -> first(request, new PageStart.Above(uid)));
  }

  /** Returns the next message above, else the next below. */
  public Optional<Long> above(ListRequest request, long uid) {
    return first(request, new PageStart.Above(uid))
        .or(() -> first(request, new PageStart.Below(uid)));
  }

  private Optional<Long> first(ListRequest request, PageStart start) {
    if (request.conversations()) {
      return answers
          .take(mail.view(visitor.caller(), request.folder().id()))
          .flatMap(view -> some(request, view, start, 1))
          .flatMap(page -> page.conversations().stream().findFirst())
          .map(MailConversation::newest);
    }
    return some(request, start, 1)
        .filter(some -> some.page.messages().length > 0)
        .map(some -> some.view.uid(some.page.messages()[0]));
  }
}
