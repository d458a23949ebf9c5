package org.carillon.protocol.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.contract.mailbox.watch.TreeChange;

/** The changes of shared mailboxes; a mark contains a snapshot's number. */
final class MemorySharedChanges {
  private static final MailboxName PICTURE = new MailboxName("picture");

  private final MemoryChanges pictures = new MemoryChanges();

  void annotated(MailboxName mailbox, List<String> entries) {
    pictures.annotated(Optional.of(mailbox), entries);
  }

  SharedChanges since(MemoryAccess access, Caller caller, Optional<SharedState> state) {
    Map<MailboxName, MemoryMailbox> visible = new TreeMap<>();
    access.othersFor(caller, Set.of()).stream()
        .filter(MailboxEntry::selectable)
        .forEach(entry -> visible.put(entry.name(), access.byId(entry.id()).orElseThrow()));
    AccountChanges changes =
        pictures.since(
            visible,
            Set.of(),
            state.map(before -> new AccountState(before.seen().get(PICTURE).modseq(), 0)),
            AccountChanges.MOST);
    List<SharedChanges.Changed> changed =
        changes.mailboxes().stream()
            .filter(each -> access.of(caller, visible.get(each.name())).has(Right.READ))
            .map(
                each ->
                    new SharedChanges.Changed(
                        each.mailbox(),
                        each.name(),
                        each.arrived(),
                        each.expunged(),
                        each.flagged()))
            .toList();
    List<TreeChange> tree =
        changes.tree().stream()
            .map(
                each ->
                    each instanceof TreeChange.Removed(MailboxName name)
                            && access.named(caller, name) != null
                        ? new TreeChange.Withdrawn(name)
                        : each)
            .toList();
    return new SharedChanges(
        new SharedState(Map.of(PICTURE, new SharedState.Seen(0, changes.now().account(), true))),
        changed,
        tree,
        changes.tooMany());
  }
}
