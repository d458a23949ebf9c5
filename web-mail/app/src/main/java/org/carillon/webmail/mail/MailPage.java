package org.carillon.webmail.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.transport.FullMailbox;
import org.carillon.transport.FullMailbox.Fate;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.action.Actions;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.action.MessageAction;
import org.carillon.webmail.action.MessageActions;
import org.carillon.webmail.action.MessageLink;
import org.carillon.webmail.action.MessageSubject;
import org.carillon.webmail.conversation.Habits;
import org.carillon.webmail.conversation.Stack;
import org.carillon.webmail.conversation.Stacks;
import org.carillon.webmail.list.ListAddress;
import org.carillon.webmail.list.ListRequest;
import org.carillon.webmail.list.MessageList;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.query.SearchField;
import org.carillon.webmail.read.ShownMessage;
import org.carillon.webmail.read.ShownMessages;
import org.carillon.webmail.snooze.Snoozing;

/**
 * A folder's list, and the message that is open beside it. An action is about the messages selected
 * ({@code sel}), or about the one whose uid its own button carries: rows move while a page is read,
 * uids do not.
 */
@Named("mail")
@RequestScoped
public class MailPage {

  /** The most messages that one form acts on. */
  private static final int MOST_CHOSEN = 1_000;

  /** Says that the page keeps a message, and nobody reads it yet. */
  private static final String KEEP = "Carillon-Keep";

  /** Says that somebody reads a message which the page has already. */
  private static final String READ = "Carillon-Read";

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private ConversationAccess conversations;
  @Inject private Habits habits;
  @Inject private SearchField search;
  @Inject private Stacks stacks;
  @Inject private Folders folders;
  @Inject private MessageList lists;
  @Inject private ShownMessages messages;
  @Inject private MessageActions doing;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Snoozing snoozing;
  @Inject private FullMailbox fullMailbox;
  @Inject private HttpServletRequest http;
  @Inject private Ui ui;

  private Folder folder;
  private ListAddress here;
  private String listQuery;
  private MessageList.Page page;
  private ShownMessage message;
  private Stack stack;
  private Map<Long, Instant> returns;
  private String fullness;

  /** Finds the folder and, when one is asked for, the message; reading it marks it read. */
  public void load() {
    Optional<Folder> found = parameters.some("f").map(folders::find).orElseGet(folders::inbox);
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    if (found.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    folder = found.get();
    here = new ListAddress(folder, getSorting(), getQuery(), parameters.text("before"));
    listQuery = here.query();
    if (search.getLine().isOfFolders()) {
      Redirect.to("/search?q=" + getEncodedQuery());
      return;
    }
    OptionalLong uid = parameters.number("m");
    if (uid.isPresent() && !FacesContext.getCurrentInstance().isPostback()) {
      open(uid.getAsLong());
    }
  }

  /** Opens a message again whose own form is not right yet. */
  public void reopen(long uid) {
    if (!FacesContext.getCurrentInstance().getResponseComplete()) {
      open(uid);
    }
  }

  private void open(long uid) {
    Optional<MessageData> found =
        answers
            .take(mail.messages(visitor.caller(), folder.id(), UidSet.of(uid)))
            .flatMap(all -> all.stream().findFirst());
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    if (found.isEmpty()) {
      gone();
      return;
    }
    if (http.getHeader(READ) != null) {
      markRead(uid);
      Redirect.nowhere();
      return;
    }
    message = messages.read(folder, found.get());
    if (!Flag.SEEN.in(message.flags()) && http.getHeader(KEEP) == null) {
      markRead(uid);
    }
    if (isTogether()) {
      stack = stacks.of(getOpened(), listQuery).orElse(null);
    }
  }

  /** Who goes back to a message that went, or is quicker than the page, has the list. */
  private void gone() {
    if (ui.isFrame() || http.getHeader(KEEP) != null || http.getHeader(READ) != null) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (!notices.isPending()) {
      notices.show(Notice.of("shares.gone"));
    }
    Redirect.to("/mail?" + listQuery);
  }

  private void markRead(long uid) {
    if (folder.isMarkable()) {
      doing.stored(folder, UidSet.of(uid), FlagChange.ADD, Flag.SEEN);
    }
  }

  private ListRequest request() {
    return here.request(search.getLine(), habits.now().conversations());
  }

  /** Whether the list shows conversations. */
  public boolean isTogether() {
    return request().conversations();
  }

  /** The conversation of the open message; null where it is alone. */
  public Stack getStack() {
    return stack;
  }

  /** Carries out an action, and goes on to what is open then. */
  public void act(MessageAction action) {
    List<Long> chosen = chosen(action);
    if (chosen.isEmpty()) {
      answers.wrong(null, texts.of("choose.first"));
      return;
    }
    UidSet named = UidSet.sorted(chosen.stream().mapToLong(Long::longValue).toArray());
    boolean isWhole = parameters.text("whole").equals("1");
    Optional<UidSet> uids = isWhole ? together(named) : Optional.of(named);
    if (uids.isEmpty()) {
      return;
    }
    Optional<Long> open = openAfter(action, uids.get(), chosen.size());
    doing.done(action, folder, uids.get()).ifPresent(notice -> back(notice, open));
  }

  /** Takes a label from the message that bears it. */
  public void take() {
    act(MessageAction.UNLABEL);
  }

  /** All of the folder that is of one conversation with some. */
  private Optional<UidSet> together(UidSet some) {
    return answers.take(conversations.together(visitor.caller(), folder.id(), some, MOST_CHOSEN));
  }

  /** The one message whose own button was pressed, or all that are selected. */
  private List<Long> chosen(MessageAction action) {
    List<Long> pressed = parameters.numbers(action.parameter());
    List<Long> chosen = pressed.isEmpty() ? parameters.numbers("sel") : pressed;
    return chosen.stream().limit(MOST_CHOSEN).toList();
  }

  /**
   * The message that is open beside the list afterwards. When the open one goes away and the reader
   * goes through the list, that is the next.
   */
  private Optional<Long> openAfter(MessageAction action, UidSet going, int chosen) {
    OptionalLong asking = parameters.number("open");
    if (asking.isEmpty()) {
      return Optional.empty();
    }
    long open = asking.getAsLong();
    boolean isAbout = going.contains(open);
    return switch (action.then()) {
      case STAY -> Optional.of(open);
      case CLOSE -> isAbout ? Optional.empty() : Optional.of(open);
      case NEXT -> isAbout ? next(open, going, chosen) : Optional.of(open);
    };
  }

  private Optional<Long> next(long open, UidSet going, int chosen) {
    if (isTogether() && parameters.text("whole").isEmpty()) {
      // The conversation stays open as long as there is something of it.
      Optional<Long> left =
          together(UidSet.of(open)).stream()
              .flatMapToLong(all -> LongStream.of(all.toArray()))
              .filter(uid -> !going.contains(uid))
              .boxed()
              .reduce((one, other) -> other);
      if (left.isPresent()) {
        return left;
      }
    }
    if (chosen != 1 || !parameters.text("then").equals("next")) {
      return Optional.empty();
    }
    return switch (habits.now().after()) {
      case NEXT -> lists.below(request(), open);
      case PREVIOUS -> lists.above(request(), open);
      case LIST -> Optional.empty();
    };
  }

  private void back(Notice notice, Optional<Long> open) {
    notices.show(notice);
    Redirect.to("/mail?" + listQuery + open.map(uid -> "&m=" + uid).orElse(""));
  }

  /** What changes messages. */
  public Actions<MessageSubject> getActions() {
    return MessageAction.ALL;
  }

  /** The names of those after which the next message is open, with blanks between. */
  public String getGoingOn() {
    return Stream.of(MessageAction.values())
        .filter(action -> action.then() == MessageAction.Then.NEXT)
        .map(MessageAction::parameter)
        .collect(Collectors.joining(" "));
  }

  /** Where in the list that is; empty when the reader goes back to the list. */
  public String getThen() {
    return switch (habits.now().after()) {
      case NEXT -> "below";
      case PREVIOUS -> "above";
      case LIST -> "";
    };
  }

  /** Where one can go from the open message. */
  public Actions<MessageSubject.Opened> getLinks() {
    return MessageLink.ALL;
  }

  /** The messages selected, for actions to be about. */
  public MessageSubject getSelected() {
    return folder == null ? null : new MessageSubject.Selected(folder);
  }

  /** A message of the list, for actions to be about. */
  public MessageSubject listed(Row row) {
    return new MessageSubject.Listed(folder, row);
  }

  /** The open message, for actions to be about. */
  public MessageSubject.Opened getOpened() {
    String from = parameters.text("from");
    String back = from.isEmpty() ? "mail?" + listQuery : "search?q=" + Redirect.encoded(from);
    return new MessageSubject.Opened(folder, message, listQuery, back, isWithPictures());
  }

  /** Whether pictures from elsewhere were asked for. */
  public boolean isWithPictures() {
    return parameters.text("pictures").equals("1");
  }

  /** The folder shown. */
  public Folder getFolder() {
    return folder;
  }

  /** The page of the list that is shown; read when it is first asked for. */
  public MessageList.Page getPage() {
    if (page == null) {
      page = lists.read(request(), here.before());
    }
    return page;
  }

  /** When a message of this list comes back from being snoozed; null for never. */
  public Instant returnOf(Row row) {
    if (returns == null) {
      returns =
          snoozing.times(
              folder, UidSet.sorted(getPage().rows().stream().mapToLong(Row::uid).toArray()));
    }
    return returns.get(row.uid());
  }

  /** When the open message comes back from being snoozed; null for never. */
  public Instant getReturn() {
    return snoozing.time(folder, UidSet.of(message.uid())).orElse(null);
  }

  /** The order of the list. */
  public Sorting getSorting() {
    return Sorting.of(parameters.text("s"));
  }

  /** Whether there are words that can fit better or worse. */
  public boolean isRankable() {
    return search.getLine().isRankable();
  }

  /** That the account is full or nearly so, as a sentence; empty when its owner need not know. */
  public String getFullness() {
    if (fullness == null) {
      fullness =
          answers
              .take(mail.nearlyFull(visitor.caller()))
              .flatMap(Function.identity())
              .map(
                  now ->
                      now.percent() < 100 ? texts.of("mailbox.nearly-full", now.percent()) : full())
              .orElse("");
    }
    return fullness;
  }

  /** What becomes of new mail now; where that is not known, that there is no room. */
  private String full() {
    return fullMailbox.fate(visitor.caller()) instanceof Answer.Done<Fate>(Fate fate)
        ? texts.of(
            switch (fate.policy()) {
              case HOLD -> "mailbox.full.hold";
              case DEFER -> "mailbox.full.defer";
              case REFUSE -> "mailbox.full.refuse";
            },
            fate.waiting())
        : texts.of("mailbox.full");
  }

  /**
   * How many messages the list has, as a sentence: those found, or all; empty where the search is
   * none.
   */
  public String getFigures() {
    if (!search.getWrong().isEmpty()) {
      return "";
    }
    FoundCount tally = getPage().tally();
    if (getQuery().isEmpty()) {
      return texts.of("list.figures", getPage().total(), folder.unread());
    }
    return texts.of(tally.isExact() ? "search.found" : "search.found.least", tally.found());
  }

  /** The orders a list can have. */
  public List<Sorting> getSortings() {
    return Stream.of(Sorting.values())
        .filter(sorting -> sorting != Sorting.BEST || isRankable())
        .toList();
  }

  /** The part of an address that leads to this list in another order. */
  public String sorted(Sorting sorting) {
    return here.sorted(sorting).query();
  }

  /** What an order is called here. */
  public String sortedBy(Sorting sorting) {
    boolean toPeople = sorting == Sorting.PERSON && folder.isOutgoing();
    return texts.of("sort." + (toPeople ? "recipient" : sorting.getWord()));
  }

  /** The message that is open; null for none. */
  public ShownMessage getMessage() {
    return message;
  }

  /** What is searched for, as typed; empty for the whole folder. */
  public String getQuery() {
    return parameters.text("q");
  }

  /** The same as part of an address. */
  public String getEncodedQuery() {
    return Redirect.encoded(getQuery());
  }

  /** The part of an address that leads to this list. */
  public String getListQuery() {
    return listQuery;
  }

  /** The part of an address that leads to the next page of this list. */
  public String getNextQuery() {
    return here.from(getPage().next().orElse("")).query();
  }
}
