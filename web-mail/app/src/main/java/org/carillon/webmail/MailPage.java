package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.web.Answers;
import org.carillon.web.Asked;
import org.carillon.web.Go;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Say;
import org.carillon.web.Visitor;
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
  @Inject private MailAnswers mailAnswers;
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
    OptionalLong uid = asked.number("m");
    if (uid.isPresent() && !FacesContext.getCurrentInstance().isPostback()) {
      open(uid.getAsLong());
    }
  }

  private void open(long uid) {
    Optional<MessageData> message =
        mailAnswers
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
    mailAnswers
        .take(mail.expunge(visitor.caller(), folder.id(), Optional.of(uids)))
        .ifPresent(gone -> back(Notice.of("deleted", gone.count())));
  }

  /** Moves the messages to the folder chosen. */
  public void move() {
    moveTo(folders.find(asked.text("to")), "moved.to");
  }

  /** Copies the messages to the folder chosen. */
  public void copy() {
    UidSet uids = chosen();
    Optional<Folder> to = folders.find(asked.text("to"));
    if (uids.isEmpty() || to.isEmpty()) {
      return;
    }
    mailAnswers
        .take(mail.copy(visitor.caller(), folder.id(), uids, to.get().name()))
        .ifPresent(
            placed -> back(Notice.of("copied.to", placed.target().count(), to.get().label())));
  }

  private void moveTo(Optional<Folder> to, String said) {
    UidSet uids = chosen();
    if (uids.isEmpty()) {
      return;
    }
    if (to.isEmpty()) {
      answers.wrong(null, say.of("folder.missing"));
      return;
    }
    mailAnswers
        .take(mail.move(visitor.caller(), folder.id(), uids, to.get().name()))
        .ifPresent(
            placed ->
                back(
                    Notice.of(said, placed.target().count(), to.get().label())
                        .undoneBy(undo(placed, to.get()))));
  }

  private String undo(Placed placed, Folder to) {
    return placed.target().isEmpty()
        ? ""
        : new Undo.MoveBack(to.key(), placed.target(), folder.key()).text();
  }

  /** Marks the messages read. */
  public void read() {
    flag(FlagChange.ADD, Flag.SEEN, "marked.read", "");
  }

  /** Marks the messages unread. */
  public void unread() {
    flag(FlagChange.REMOVE, Flag.SEEN, "marked.unread", "");
  }

  /** Gives the messages a star. */
  public void star() {
    flag(FlagChange.ADD, Flag.FLAGGED, "starred", asked.text("open"));
  }

  /** Takes the star from the messages. */
  public void unstar() {
    flag(FlagChange.REMOVE, Flag.FLAGGED, "unstarred", asked.text("open"));
  }

  /** Changes a flag, and goes back to the message that stays open, if any. */
  private void flag(FlagChange change, Flag flag, String said, String open) {
    UidSet uids = chosen();
    if (!uids.isEmpty() && store(uids, change, flag)) {
      FlagChange opposite = change == FlagChange.ADD ? FlagChange.REMOVE : FlagChange.ADD;
      notices.show(
          Notice.of(said, uids.count())
              .undoneBy(new Undo.FlagBack(folder.key(), uids, opposite, flag).text()));
      String list = "/mail?" + getListQuery();
      Go.to(open.isEmpty() ? list : list + "&m=" + Go.encoded(open));
    }
  }

  private boolean store(UidSet uids, FlagChange change, Flag flag) {
    return mailAnswers
        .take(
            mail.store(
                visitor.caller(), folder.id(), uids, change, Flags.of(flag), Optional.empty()))
        .isPresent();
  }

  /** The one message whose own button was pressed, or all that are chosen. */
  private UidSet chosen() {
    List<Long> pressed = DEEDS.stream().flatMap(deed -> asked.numbers(deed).stream()).toList();
    List<Long> uids = pressed.isEmpty() ? asked.numbers("sel") : pressed;
    if (uids.isEmpty()) {
      answers.wrong(null, say.of("choose.first"));
    }
    return UidSet.sorted(uids.stream().limit(MOST_CHOSEN).mapToLong(Long::longValue).toArray());
  }

  private void back(Notice notice) {
    notices.show(notice);
    Go.to("/mail?" + getListQuery());
  }

  /** The folder shown. */
  public Folder getFolder() {
    return folder;
  }

  /** The rows shown. */
  public MessageList.Page getPage() {
    if (page == null) {
      page = lists.read(folder, asked.text("before"), Query.parse(getQuery()));
    }
    return page;
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
    return listQuery(asked.text("before"));
  }

  /** The part of an address that leads to the next page of this list. */
  public String getNextQuery() {
    return listQuery(getPage().next().orElse(""));
  }

  private String listQuery(String before) {
    StringBuilder query = new StringBuilder("f=").append(Go.encoded(folder.key()));
    if (!getQuery().isEmpty()) {
      query.append("&q=").append(Go.encoded(getQuery()));
    }
    if (!before.isEmpty()) {
      query.append("&before=").append(Go.encoded(before));
    }
    return query.toString();
  }
}
