package org.carillon.webmail.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.FolderAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;

/** The caller's folders, read once a request. */
@Named("folders")
@RequestScoped
public class Folders {
  private static final List<SpecialUse> ORDER =
      List.of(
          SpecialUse.SNOOZED,
          SpecialUse.DRAFTS,
          SpecialUse.SENT,
          SpecialUse.ARCHIVE,
          SpecialUse.JUNK,
          SpecialUse.TRASH);

  @Inject private FolderAccess mail;
  @Inject private OwnerNames owners;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<Folder> all;

  /** All folders: the inbox, those with a use, the others by name. */
  public List<Folder> getAll() {
    if (all == null) {
      all =
          answers
              .take(mail.list(visitor.caller()))
              .map(
                  entries ->
                      entries.stream()
                          .filter(entry -> isShown(entry, entries))
                          .map(entry -> folder(entry, entries))
                          .sorted(order())
                          .toList())
              .orElse(List.of());
    }
    return all;
  }

  /** Discards the folders that were read, because something changed them. */
  public void forget() {
    all = null;
  }

  /** Hides a name that has only a subscription left, unless it is above a folder. */
  private static boolean isShown(MailboxEntry entry, List<MailboxEntry> all) {
    return entry.selectable()
        || all.stream().anyMatch(other -> other.selectable() && other.name().isBelow(entry.name()));
  }

  private static Comparator<Folder> order() {
    return Comparator.comparingInt(Folders::rank).thenComparing(Folder::name);
  }

  private static int rank(Folder folder) {
    if (folder.name().isInbox()) {
      return -1;
    }
    int known = folder.use().map(ORDER::indexOf).orElse(-1);
    return known < 0 ? ORDER.size() : known;
  }

  /** The folders that every account has, each followed by the reader's folders below it. */
  public List<Folder> getSpecial() {
    return special(getAll());
  }

  static List<Folder> special(List<Folder> all) {
    return all.stream()
        .filter(Folder::isSpecial)
        .flatMap(
            one -> Stream.concat(Stream.of(one), own(all).filter(other -> isBelow(other, one))))
        .toList();
  }

  /** The reader's own folders that are not below one of those. */
  public List<Folder> getFree() {
    return free(getAll());
  }

  static List<Folder> free(List<Folder> all) {
    List<Folder> below = special(all);
    return own(all).filter(one -> !below.contains(one)).toList();
  }

  private static boolean isBelow(Folder folder, Folder special) {
    return folder.name().isBelow(special.name());
  }

  private static Stream<Folder> own(List<Folder> all) {
    return all.stream().filter(folder -> !folder.isSpecial() && !folder.isShared());
  }

  /** The folders the reader made. */
  public List<Folder> getOwn() {
    return own(getAll()).toList();
  }

  /** Others' folders that the reader may open. */
  public List<Folder> getShared() {
    return getAll().stream().filter(folder -> folder.isShared() && folder.isReadable()).toList();
  }

  /** The folders that can be opened. */
  public List<Folder> getReadable() {
    return getAll().stream().filter(folder -> folder.id() != 0 && folder.isReadable()).toList();
  }

  /** The folders whose sharing the reader decides. */
  public List<Folder> getShareable() {
    return getAll().stream().filter(Folder::isShareable).toList();
  }

  /** The folders that others can be made in. */
  public List<Folder> getParents() {
    return getAll().stream().filter(Folder::isRoomy).toList();
  }

  /** The folders that a message can be moved to. */
  public List<Folder> getTargets() {
    return getAll().stream().filter(Folder::isFillable).toList();
  }

  /** A folder's display names from the top level down: {@code Inbox › Bells}. */
  public String placeOf(Folder folder) {
    if (folder.isShared() || folder.name().parentPath().isEmpty()) {
      return folder.label();
    }
    String above = folder.name().parentPath();
    return getAll().stream()
            .filter(other -> other.name().path().equals(above))
            .findFirst()
            .map(this::placeOf)
            .orElse(above)
        + " › "
        + folder.label();
  }

  /** The reader's inbox, which every account has (RFC 9051 §5.1). */
  public Optional<Folder> inbox() {
    return getAll().stream().filter(folder -> folder.name().isInbox()).findFirst();
  }

  /** The folder with this opaque id. */
  public Optional<Folder> find(String key) {
    return getAll().stream()
        .filter(folder -> folder.id() != 0 && folder.key().equals(key))
        .findFirst();
  }

  public Optional<Folder> forUse(SpecialUse use) {
    return getAll().stream().filter(folder -> folder.is(use)).findFirst();
  }

  /** Returns a mailbox's use; of several with one use (in old data) the oldest has it. */
  static Optional<SpecialUse> use(MailboxEntry entry, List<MailboxEntry> all) {
    return entry.uses().stream()
        .filter(ORDER::contains)
        .filter(
            use ->
                all.stream()
                    .filter(other -> other.uses().contains(use))
                    .allMatch(other -> other.id() >= entry.id()))
        .findFirst();
  }

  private Folder folder(MailboxEntry entry, List<MailboxEntry> all) {
    Optional<SpecialUse> use = use(entry, all);
    return new Folder(
        entry.id(),
        entry.mailboxId(),
        entry.name(),
        use,
        label(entry.name(), use),
        icon(entry.name(), use),
        unread(entry),
        entry.rights(),
        isAlias(entry, all));
  }

  /** Returns whether the entry is another name for an account's folder that is listed already. */
  private static boolean isAlias(MailboxEntry entry, List<MailboxEntry> all) {
    return entry.selectable()
        && !entry.name().isOthers()
        && all.stream().anyMatch(other -> other.id() == entry.id() && other.name().isOthers());
  }

  private String label(MailboxName name, Optional<SpecialUse> use) {
    if (name.isInbox()) {
      return texts.of("folder.inbox");
    }
    if (name.isOthers()) {
      MailboxName own = name.own();
      return texts.of(
          "folder.of",
          own.isInbox() ? texts.of("folder.inbox") : own.path(),
          owners.of(name.account()));
    }
    String own = name.path().substring(name.path().lastIndexOf(MailboxName.DELIMITER) + 1);
    return use.map(known -> texts.of("folder." + known.name().toLowerCase(Locale.ROOT)))
        .orElse(own);
  }

  private static String icon(MailboxName name, Optional<SpecialUse> use) {
    if (name.isInbox()) {
      return "inbox";
    }
    return switch (use.orElse(null)) {
      case SNOOZED -> "clock";
      case DRAFTS -> "file-pen";
      case SENT -> "send";
      case ARCHIVE -> "archive";
      case JUNK -> "ban";
      case TRASH -> "trash-2";
      case ALL, FLAGGED, IMPORTANT -> "folder";
      case null -> "folder";
    };
  }

  /** A count that can't be read now is left out; the folder itself is shown. */
  private long unread(MailboxEntry entry) {
    if (!entry.rights().has(Right.READ)) {
      return 0;
    }
    return switch (mail.status(visitor.caller(), entry.name())) {
      case Answer.Done<MailboxStatus>(MailboxStatus status) -> status.unseen();
      case Answer.Failed<MailboxStatus>(var failure) -> 0;
    };
  }
}
