package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Say;
import org.carillon.web.request.Asked;
import org.carillon.web.request.Go;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.read.Letter;
import org.carillon.webmail.read.Letters;

/**
 * A folder's list, the message that is open beside it, and what can be done with messages. A deed
 * is about the messages chosen ({@code sel}), or about the one whose uid its own button carries:
 * rows move while a page is read, uids do not.
 */
@Named("mail")
@RequestScoped
public class MailPage {

  /** The most messages that one form acts on. */
  private static final int MOST_CHOSEN = 1_000;

  /** The names of buttons that carry a message's uid. */
  private static final List<String> DEEDS =
      List.of("archive", "junk", "not-junk", "delete", "read", "unread", "star", "unstar");

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private MessageList lists;
  @Inject private Letters letters;
  @Inject private Answers answers;
  @Inject private Asked asked;
  @Inject private Notices notices;
  @Inject private Say say;

  private Folder folder;
  private MessageList.Page page;
  private Letter letter;

  /** Finds the folder and, when one is asked for, the message; reading it marks it read. */
  public void load() {
    Optional<Folder> found = asked.some("f").map(folders::find).orElseGet(folders::inbox);
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    if (found.isEmpty()) {
      Go.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    folder = found.get();
    if (!SearchLine.parse(getQuery()).in().isEmpty()) {
      Go.to("/search?q=" + getEncodedQuery());
      return;
    }
    OptionalLong uid = asked.number("m");
    if (uid.isPresent() && !FacesContext.getCurrentInstance().isPostback()) {
      open(uid.getAsLong());
    }
  }

  private void open(long uid) {
    Optional<MessageData> message =
        answers
            .take(mail.messages(visitor.caller(), folder.id(), UidSet.of(uid)))
            .flatMap(found -> found.stream().findFirst());
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    if (message.isEmpty()) {
      Go.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    letter = letters.read(folder, message.get());
    if (folder.isMarkable() && !Flag.SEEN.in(letter.flags())) {
      store(UidSet.of(uid), FlagChange.ADD, Flag.SEEN);
    }
  }

  /** Moves the messages to the archive. */
  public void archive() {
    moveTo(folders.forUse(SpecialUse.ARCHIVE), "moved.archive");
  }

  /** Moves the messages to the junk. */
  public void junk() {
    moveTo(folders.forUse(SpecialUse.JUNK), "moved.junk");
  }

  /** Moves the messages out of the junk. */
  public void notJunk() {
    moveTo(folders.inbox(), "moved.inbox");
  }

  /** Moves the messages to the trash; in the trash and among drafts, deletes them. */
  public void delete() {
    Optional<Folder> trash = folders.forUse(SpecialUse.TRASH);
    if (!folder.isTrash() && trash.isPresent()) {
      moveTo(trash, "moved.trash");
      return;
    }
    UidSet uids = chosen();
    if (uids.isEmpty() || !store(uids, FlagChange.ADD, Flag.DELETED)) {
      return;
    }
    Optional<Long> then = then(uids);
    answers
        .take(mail.expunge(visitor.caller(), folder.id(), Optional.of(uids)))
        .ifPresent(gone -> back(Notice.of("deleted", gone.count()), then));
  }

  /** Moves the messages to the folder chosen. */
  public void move() {
    chosenFolder().ifPresent(to -> moveTo(Optional.of(to), "moved.to"));
  }

  /** Copies the messages to the folder chosen. */
  public void copy() {
    UidSet uids = chosen();
    Optional<Folder> to = uids.isEmpty() ? Optional.empty() : chosenFolder();
    if (to.isEmpty()) {
      return;
    }
    answers
        .take(mail.copy(visitor.caller(), folder.id(), uids, to.get().name()))
        .ifPresent(
            placed ->
                back(Notice.of("copied.to", placed.target().count(), to.get().label()), opened()));
  }

  /** The folder chosen to move or copy to; without one it is asked for. */
  private Optional<Folder> chosenFolder() {
    Optional<Folder> to = folders.find(asked.text("to"));
    return to.isPresent() ? to : answers.wrong(null, say.of("choose.folder"));
  }

  private void moveTo(Optional<Folder> to, String said) {
    UidSet uids = chosen();
    if (uids.isEmpty()) {
      return;
    }
    if (to.isEmpty()) {
      answers.wrong(null, say.of("missing.mailbox"));
      return;
    }
    Optional<Long> then = then(uids);
    answers
        .take(mail.move(visitor.caller(), folder.id(), uids, to.get().name()))
        .ifPresent(
            placed ->
                back(
                    Notice.of(said, placed.target().count(), to.get().label())
                        .undoneBy(undo(placed, to.get())),
                    then));
  }

  private String undo(Placed placed, Folder to) {
    return placed.target().isEmpty()
        ? ""
        : new Undo.MoveBack(to.key(), placed.target(), folder.key()).text();
  }

  /** Marks the messages read. */
  public void read() {
    flag(FlagChange.ADD, Flag.SEEN, "marked.read", opened());
  }

  /** Marks the messages unread. */
  public void unread() {
    flag(FlagChange.REMOVE, Flag.SEEN, "marked.unread", opened().filter(uid -> !isChosen(uid)));
  }

  /** Gives the messages a star. */
  public void star() {
    flag(FlagChange.ADD, Flag.FLAGGED, "starred", opened());
  }

  /** Takes the star from the messages. */
  public void unstar() {
    flag(FlagChange.REMOVE, Flag.FLAGGED, "unstarred", opened());
  }

  /** Changes a flag, and goes back to the message that stays open, if any. */
  private void flag(FlagChange change, Flag flag, String said, Optional<Long> open) {
    UidSet uids = chosen();
    if (!uids.isEmpty() && store(uids, change, flag)) {
      FlagChange opposite = change == FlagChange.ADD ? FlagChange.REMOVE : FlagChange.ADD;
      back(
          Notice.of(said, uids.count())
              .undoneBy(new Undo.FlagBack(folder.key(), uids, opposite, flag).text()),
          open);
    }
  }

  private boolean store(UidSet uids, FlagChange change, Flag flag) {
    return answers
        .take(
            mail.store(
                visitor.caller(), folder.id(), uids, change, Flags.of(flag), Optional.empty()))
        .isPresent();
  }

  /** The one message whose own button was pressed, or all that are chosen. */
  private UidSet chosen() {
    List<Long> uids = asChosen();
    if (uids.isEmpty()) {
      answers.wrong(null, say.of("choose.first"));
    }
    return UidSet.sorted(uids.stream().limit(MOST_CHOSEN).mapToLong(Long::longValue).toArray());
  }

  private List<Long> asChosen() {
    List<Long> pressed = DEEDS.stream().flatMap(deed -> asked.numbers(deed).stream()).toList();
    return pressed.isEmpty() ? asked.numbers("sel") : pressed;
  }

  private boolean isChosen(long uid) {
    return asChosen().contains(uid);
  }

  /** The message that is open beside the list. */
  private Optional<Long> opened() {
    OptionalLong open = asked.number("open");
    return open.isPresent() ? Optional.of(open.getAsLong()) : Optional.empty();
  }

  /**
   * The message that is open when these have gone: the one that is now, or, when that goes too and
   * the reader goes through the list, the next.
   */
  private Optional<Long> then(UidSet going) {
    return opened()
        .flatMap(
            open -> {
              if (!isChosen(open)) {
                return Optional.of(open);
              }
              return going.count() == 1 && asked.text("then").equals("next")
                  ? lists.beside(wish(), open)
                  : Optional.empty();
            });
  }

  private void back(Notice notice, Optional<Long> open) {
    notices.show(notice);
    String list = "/mail?" + getListQuery();
    Go.to(open.map(uid -> list + "&m=" + uid).orElse(list));
  }

  /** The folder shown. */
  public Folder getFolder() {
    return folder;
  }

  /** The rows shown. */
  public MessageList.Page getPage() {
    if (page == null) {
      page = lists.read(wish(), asked.text("before"));
    }
    return page;
  }

  private Wish wish() {
    return new Wish(folder, SearchLine.parse(getQuery()), getSorting());
  }

  /** The order of the list. */
  public Sorting getSorting() {
    return Sorting.of(asked.text("s"));
  }

  /** Whether there are words that can fit better or worse. */
  public boolean isRankable() {
    return SearchLine.parse(getQuery()).isRankable();
  }

  /** What of the search is not understood, as a sentence; empty when all is. */
  public String getOdd() {
    List<String> odd = SearchLine.parse(getQuery()).odd();
    return odd.isEmpty() ? "" : say.of("search.odd", String.join(", ", odd));
  }

  /** How many messages the list has, as a sentence: those found, or all. */
  public String getFigures() {
    FoundCount tally = getPage().tally();
    if (getQuery().isEmpty()) {
      return say.of("list.figures", getPage().total(), folder.unread());
    }
    return say.of(tally.isExact() ? "search.found" : "search.found.least", tally.found());
  }

  /** The orders a list can have. */
  public List<Sorting> getSortings() {
    return Stream.of(Sorting.values())
        .filter(sorting -> sorting != Sorting.BEST || isRankable())
        .toList();
  }

  /** The part of an address that leads to this list in another order. */
  public String sorted(Sorting sorting) {
    return listQuery(sorting, "");
  }

  /** What an order is called here. */
  public String sortedBy(Sorting sorting) {
    boolean toPeople = sorting == Sorting.PERSON && folder.isOutgoing();
    return say.of("sort." + (toPeople ? "recipient" : sorting.getWord()));
  }

  /** The message that is open; null for none. */
  public Letter getLetter() {
    return letter;
  }

  /** What is searched for, as typed; empty for the whole folder. */
  public String getQuery() {
    return asked.text("q");
  }

  /** The same as part of an address. */
  public String getEncodedQuery() {
    return Go.encoded(getQuery());
  }

  /** The search in all folders that led to the open message, as part of an address. */
  public String getEncodedFrom() {
    return Go.encoded(asked.text("from"));
  }

  /** The part of an address that leads to this list. */
  public String getListQuery() {
    return listQuery(getSorting(), asked.text("before"));
  }

  /** The part of an address that leads to the next page of this list. */
  public String getNextQuery() {
    return listQuery(getSorting(), getPage().next().orElse(""));
  }

  private String listQuery(Sorting sorting, String before) {
    StringBuilder query = new StringBuilder("f=").append(Go.encoded(folder.key()));
    sorting.inAddress().ifPresent(word -> query.append("&s=").append(word));
    if (!getQuery().isEmpty()) {
      query.append("&q=").append(Go.encoded(getQuery()));
    }
    if (!before.isEmpty()) {
      query.append("&before=").append(Go.encoded(before));
    }
    return query.toString();
  }
}
