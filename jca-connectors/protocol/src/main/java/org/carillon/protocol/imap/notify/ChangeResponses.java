package org.carillon.protocol.imap.notify;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.MailboxChanges;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Output;

/** Writes the notifications about mailboxes that are not selected (RFC 5465 §5). */
final class ChangeResponses {
  private final ImapSession session;
  private final NotifyRequest request;
  private final Set<MailboxName> subscriptions = new HashSet<>();

  /** The mailboxes reported as without access. */
  private final Set<MailboxName> withoutAccess = new HashSet<>();

  /** The last report on each mailbox: the watch and a query may both find the same change. */
  private final Map<MailboxName, Figures> told = new HashMap<>();

  ChangeResponses(ImapSession session, NotifyRequest request) {
    this.session = session;
    this.request = request;
  }

  /** Takes the current mailboxes; reports unreadable ones (RFC 5465 §3.1), STATUS if wanted. */
  void begin(List<MailboxEntry> entries) throws IOException {
    entries.stream()
        .filter(MailboxEntry::subscribed)
        .map(MailboxEntry::name)
        .forEach(subscriptions::add);
    for (MailboxEntry entry : entries) {
      if (entry.selectable() && !entry.rights().has(Right.READ)) {
        withoutAccess(entry.name());
      }
    }
    if (!request.status()) {
      return;
    }
    for (MailboxEntry entry : entries) {
      if (entry.selectable() && !isSelected(entry.id()) && wantsMessages(entry.name())) {
        status(entry.name());
      }
    }
  }

  /** Reports a mailbox without access, for any requested event (RFC 5465 §5.9). */
  private void withoutAccess(MailboxName name) throws IOException {
    if (request.wantsAny(name, subscriptions)) {
      withoutAccess.add(name);
      list("\\NoAccess", name, Optional.empty());
    }
  }

  private boolean isSelected(long mailbox) {
    return session.selection().filter(selected -> selected.mailbox() == mailbox).isPresent();
  }

  private boolean wantsMessages(MailboxName name) {
    return request.wants(NotifyEvent.MESSAGE_NEW, name, subscriptions);
  }

  private boolean status(MailboxName name) throws IOException {
    switch (session.access().status(session.caller(), name)) {
      case Answer.Done(MailboxStatus status) ->
          status(
              name,
              new Figures(
                  status.messages(),
                  status.uidNext(),
                  status.uidValidity(),
                  status.unseen(),
                  status.highestModseq()));
      case Answer.Failed(Failure.TryLater _) -> {
        return false;
      }
      // A mailbox that was deleted meanwhile is left out.
      case Answer.Failed(_) -> {}
    }
    return true;
  }

  /** The status of a mailbox, with its modseq. */
  private record Figures(
      long messages, long uidNext, long uidValidity, long unseen, long highestModseq) {}

  private void status(MailboxName name, Figures figures) throws IOException {
    if (figures.equals(told.put(name, figures))) {
      return;
    }
    Output out = session.out();
    out.text("* STATUS ").mailbox(name.path()).text(" (MESSAGES ").number(figures.messages);
    out.text(" UIDNEXT ").number(figures.uidNext);
    out.text(" UIDVALIDITY ").number(figures.uidValidity);
    out.text(" UNSEEN ").number(figures.unseen);
    // A client that gets flag changes also gets modseqs (RFC 5465 §4).
    if (session.enabled().condstore() || wants(NotifyEvent.FLAG_CHANGE, name)) {
      out.text(" HIGHESTMODSEQ ").number(figures.highestModseq);
    }
    out.text(")\r\n");
  }

  void tell(AccountChanges changes) throws IOException {
    tell(changes.tree());
    for (MailboxChanges each : changes.mailboxes()) {
      if (!isSelected(each.mailbox()) && wants(each)) {
        status(
            each.name(),
            new Figures(
                each.messages(),
                each.uidNext(),
                each.uidValidity(),
                each.unseen(),
                each.highestModseq()));
      }
    }
  }

  /** Writes changes in others' mailboxes, per reader; returns false if some may be repeated. */
  boolean tell(SharedChanges changes) throws IOException {
    tell(changes.tree());
    boolean whole = true;
    for (SharedChanges.Changed each : changes.mailboxes()) {
      if (!isSelected(each.mailbox()) && wants(each)) {
        whole &= status(each.name());
      }
    }
    return whole;
  }

  private boolean wants(SharedChanges.Changed changes) {
    return changes.arrived() && wants(NotifyEvent.MESSAGE_NEW, changes.name())
        || changes.expunged() && wants(NotifyEvent.MESSAGE_EXPUNGE, changes.name())
        || changes.flagged() && wants(NotifyEvent.FLAG_CHANGE, changes.name());
  }

  private boolean wants(MailboxChanges changes) {
    return changes.arrived() && wants(NotifyEvent.MESSAGE_NEW, changes.name())
        || changes.expunged() && wants(NotifyEvent.MESSAGE_EXPUNGE, changes.name())
        || changes.flagged() && wants(NotifyEvent.FLAG_CHANGE, changes.name());
  }

  private boolean wants(NotifyEvent event, MailboxName name) {
    return request.wants(event, name, subscriptions);
  }

  private void tell(List<TreeChange> tree) throws IOException {
    Set<MailboxName> parents = new LinkedHashSet<>();
    for (TreeChange each : tree) {
      tell(each);
      affected(each)
          .map(name -> new MailboxName(name.parentPath()))
          .filter(ChangeResponses::isMailbox)
          .filter(parent -> wants(NotifyEvent.MAILBOX_NAME, parent))
          .forEach(parents::add);
    }
    if (!parents.isEmpty()) {
      parents(parents);
    }
  }

  /** Returns the changed names and their direct parents: their children changed (RFC 5465 §5.4). */
  private static Stream<MailboxName> affected(TreeChange changes) {
    return switch (changes) {
      case TreeChange.Made(var name) -> Stream.of(name);
      case TreeChange.Removed(var name) -> Stream.of(name);
      case TreeChange.Renamed(var from, var to) -> Stream.of(from, to);
      case TreeChange.Withdrawn _, TreeChange.Subscribed _, TreeChange.Annotated _ ->
          Stream.empty();
    };
  }

  /** Returns whether it is more than the root, or the root of another user's account. */
  private static boolean isMailbox(MailboxName name) {
    return !name.own().path().isEmpty();
  }

  /** Writes the current state of mailboxes whose children changed. */
  private void parents(Set<MailboxName> parents) throws IOException {
    if (!(session.access().list(session.caller())
        instanceof Answer.Done<List<MailboxEntry>>(List<MailboxEntry> entries))) {
      return;
    }
    Map<MailboxName, MailboxEntry> now =
        entries.stream().collect(Collectors.toMap(MailboxEntry::name, Function.identity()));
    for (MailboxName parent : parents) {
      Optional<MailboxEntry> entry = Optional.ofNullable(now.get(parent));
      boolean children = entry.filter(MailboxEntry::hasChildren).isPresent();
      boolean there = entry.filter(MailboxEntry::selectable).isPresent();
      String below = children ? "\\HasChildren" : "\\HasNoChildren";
      list(
          there ? below : children ? "\\Noselect " + below : "\\NonExistent",
          parent,
          Optional.empty());
    }
  }

  private void tell(TreeChange changes) throws IOException {
    switch (changes) {
      case TreeChange.Made(var name) -> {
        if (withoutAccess.remove(name) || wants(NotifyEvent.MAILBOX_NAME, name)) {
          list("", name, Optional.empty());
        }
      }
      case TreeChange.Removed(var name) -> {
        if (wants(NotifyEvent.MAILBOX_NAME, name)) {
          list("\\NonExistent", name, Optional.empty());
        }
      }
      case TreeChange.Withdrawn(var name) -> withoutAccess(name);
      case TreeChange.Renamed(var from, var to) -> {
        if (wants(NotifyEvent.MAILBOX_NAME, from) || wants(NotifyEvent.MAILBOX_NAME, to)) {
          list("", to, Optional.of(from));
        }
      }
      case TreeChange.Subscribed(var name, boolean subscribed) -> subscribed(name, subscribed);
      case TreeChange.Annotated(var mailbox, var entries) -> annotated(mailbox, entries);
    }
  }

  /** Writes a subscription change. A name unsubscribed now matched that filter until now. */
  private void subscribed(MailboxName name, boolean subscribed) throws IOException {
    if (subscribed) {
      subscriptions.add(name);
    }
    if (wants(NotifyEvent.SUBSCRIPTION_CHANGE, name)) {
      list(subscribed ? "\\Subscribed" : "", name, Optional.empty());
    }
    if (!subscribed) {
      subscriptions.remove(name);
    }
  }

  private void list(String attribute, MailboxName name, Optional<MailboxName> before)
      throws IOException {
    Output out = session.out();
    out.text("* LIST (").text(attribute).text(") \"/\" ").mailbox(name.path());
    if (before.isPresent()) {
      out.text(" (\"OLDNAME\" (").mailbox(before.get().path()).text("))");
    }
    out.crlf();
  }

  private void annotated(Optional<MailboxName> mailbox, List<String> entries) throws IOException {
    boolean wanted =
        mailbox.isPresent()
            ? wants(NotifyEvent.MAILBOX_METADATA_CHANGE, mailbox.get())
            : request.wants(NotifyEvent.SERVER_METADATA_CHANGE);
    if (wanted) {
      Output out = session.out();
      out.text("* METADATA ").mailbox(mailbox.map(MailboxName::path).orElse(""));
      for (String entry : entries) {
        out.octet(' ').text(entry);
      }
      out.crlf();
    }
  }
}
