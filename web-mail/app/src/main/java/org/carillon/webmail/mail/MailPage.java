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
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.action.Actions;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.action.MessageAction;
import org.carillon.webmail.action.MessageActions;
import org.carillon.webmail.action.MessageLink;
import org.carillon.webmail.action.MessageSubject;
import org.carillon.webmail.conversation.Habits;
import org.carillon.webmail.conversation.ShownConversation;
import org.carillon.webmail.conversation.ShownConversations;
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
 * A folder's list, and the message that is open beside it. An action applies to the selected
 * messages ({@code sel}), or to the message whose uid its own button carries, because rows move
 * while a page is read and uids do not.
 */
@Named("mail")
@RequestScoped
public class MailPage {

  /** The most messages that one form acts on. */
  private static final int MOST_CHOSEN = 1_000;

  /** The header by which the page asks for a message in advance, before anybody reads it. */
  private static final String KEEP = "Carillon-Keep";

  /** The header by which the page says that a message it already has is being read. */
  private static final String READ = "Carillon-Read";

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private ConversationAccess conversations;
  @Inject private Habits habits;
  @Inject private SearchField search;
  @Inject private ShownConversations stacks;
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
  @Inject private PageContext ui;

  private Folder folder;
  private ListAddress here;
  private String listQuery;
  private MessageList.Page page;
  private ShownMessage message;
  private ShownConversation stack;
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

  /** Opens a message again whose form has an error. */
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

  /** Shows the list when the message is gone or does not exist yet. */
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

  public boolean isTogether() {
    return request().conversations();
  }

  /** The conversation of the open message; null where it is alone. */
  public ShownConversation getStack() {
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

  /** Removes a label from the message that has it. */
  public void take() {
    act(MessageAction.UNLABEL);
  }

  /** All messages of the folder that are in a conversation with any of the given ones. */
  private Optional<UidSet> together(UidSet some) {
    return answers.take(conversations.together(visitor.caller(), folder.id(), some, MOST_CHOSEN));
  }

  /** The one message whose own button was pressed, or all that are selected. */
  private List<Long> chosen(MessageAction action) {
    List<Long> pressed = parameters.numbers(action.parameter());
    List<Long> chosen = pressed.isEmpty() ? parameters.numbers("sel") : pressed;
    return chosen.stream().limit(MOST_CHOSEN).toList();
  }

  /** The message open beside the list afterwards; the next one if the open one goes away. */
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
      // The conversation stays open as long as a message of it is left.
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

  public Actions<MessageSubject> getActions() {
    return MessageAction.ALL;
  }

  /** The parameters of the actions after which the next message opens, separated by blanks. */
  public String getGoingOn() {
    return Stream.of(MessageAction.values())
        .filter(action -> action.then() == MessageAction.Then.NEXT)
        .map(MessageAction::parameter)
        .collect(Collectors.joining(" "));
  }

  /** The side of the list where the next message is; empty if the reader returns to the list. */
  public String getThen() {
    return switch (habits.now().after()) {
      case NEXT -> "below";
      case PREVIOUS -> "above";
      case LIST -> "";
    };
  }

  public Actions<MessageSubject.Opened> getLinks() {
    return MessageLink.ALL;
  }

  public MessageSubject getSelected() {
    return folder == null ? null : new MessageSubject.Selected(folder);
  }

  public MessageSubject listed(Row row) {
    return new MessageSubject.Listed(folder, row);
  }

  public MessageSubject.Opened getOpened() {
    String from = parameters.text("from");
    String back = from.isEmpty() ? "mail?" + listQuery : "search?q=" + Redirect.encoded(from);
    return new MessageSubject.Opened(folder, message, listQuery, back, isWithPictures());
  }

  public boolean isWithPictures() {
    return parameters.text("pictures").equals("1");
  }

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

  /** Returns when a message of this list comes back from being snoozed, or null for never. */
  public Instant returnOf(Row row) {
    if (returns == null) {
      returns =
          snoozing.times(
              folder, UidSet.sorted(getPage().rows().stream().mapToLong(Row::uid).toArray()));
    }
    return returns.get(row.uid());
  }

  /** Returns when the open message comes back from being snoozed, or null for never. */
  public Instant getReturn() {
    return snoozing.time(folder, UidSet.of(message.uid())).orElse(null);
  }

  public Sorting getSorting() {
    return Sorting.of(parameters.text("s"));
  }

  /** Returns whether the search has words, by which results can be ranked. */
  public boolean isRankable() {
    return search.getLine().isRankable();
  }

  /** A warning that the account is full or nearly so; empty when the user need not know. */
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

  /** A sentence on what happens to new mail now, or only that the mailbox is full if unknown. */
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

  /** A sentence with the number of messages found, or of all; empty for a malformed search. */
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

  public List<Sorting> getSortings() {
    return Stream.of(Sorting.values())
        .filter(sorting -> sorting != Sorting.BEST || isRankable())
        .toList();
  }

  /** The query string that leads to this list in another order. */
  public String sorted(Sorting sorting) {
    return here.sorted(sorting).query();
  }

  public String sortedBy(Sorting sorting) {
    boolean toPeople = sorting == Sorting.PERSON && folder.isOutgoing();
    return texts.of("sort." + (toPeople ? "recipient" : sorting.getWord()));
  }

  /** The message that is open; null for none. */
  public ShownMessage getMessage() {
    return message;
  }

  public String getQuery() {
    return parameters.text("q");
  }

  /** The search text, encoded for a query string. */
  public String getEncodedQuery() {
    return Redirect.encoded(getQuery());
  }

  /** The query string that leads to this list. */
  public String getListQuery() {
    return listQuery;
  }

  /** The query string that leads to the next page of this list. */
  public String getNextQuery() {
    return here.from(getPage().next().orElse("")).query();
  }
}
