package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.MailboxChanges;
import org.carillon.contract.mailbox.watch.TreeChange;

/** The changes of an account, found by comparing snapshots; a mark is a snapshot's number. */
final class MemoryChanges {
  private final List<Picture> pictures = new ArrayList<>();
  private final List<TreeChange> annotated = new ArrayList<>();

  private record Box(MailboxName name, long uidNext, Map<Long, Long> flags) {}

  private record Picture(Map<Long, Box> boxes, Set<MailboxName> subscriptions, int annotated) {}

  void annotated(Optional<MailboxName> mailbox, List<String> entries) {
    annotated.add(new TreeChange.Annotated(mailbox, entries));
  }

  AccountChanges since(
      Map<MailboxName, MemoryMailbox> mailboxes,
      Set<MailboxName> subscriptions,
      Optional<AccountState> state,
      int most) {
    Map<Long, Box> boxes = new TreeMap<>();
    mailboxes.forEach((name, mailbox) -> boxes.put(mailbox.id, box(name, mailbox)));
    pictures.add(new Picture(boxes, Set.copyOf(subscriptions), annotated.size()));
    AccountState now = new AccountState(pictures.size() - 1, 0);
    if (state.isEmpty()) {
      return new AccountChanges(now, List.of(), List.of(), false);
    }
    Picture before = pictures.get((int) state.get().account());
    List<MailboxChanges> messages = new ArrayList<>();
    mailboxes.forEach(
        (name, mailbox) ->
            compare(before.boxes.get(mailbox.id), name, mailbox).ifPresent(messages::add));
    List<TreeChange> tree = tree(before, pictures.getLast());
    return new AccountChanges(now, messages, tree, tree.size() > most);
  }

  private static Box box(MailboxName name, MemoryMailbox mailbox) {
    Map<Long, Long> flags = new HashMap<>();
    mailbox.messages.forEach((uid, message) -> flags.put(uid, message.flags));
    return new Box(name, mailbox.uidNext, flags);
  }

  private static Optional<MailboxChanges> compare(Box before, MailboxName name, MemoryMailbox now) {
    Box after = box(name, now);
    boolean arrived = (before == null ? 1 : before.uidNext) < after.uidNext;
    Set<Long> gone = new HashSet<>(before == null ? Set.of() : before.flags.keySet());
    gone.removeAll(after.flags.keySet());
    boolean flagged =
        before != null
            && before.flags.entrySet().stream()
                .anyMatch(
                    flags ->
                        !after.flags.getOrDefault(flags.getKey(), 0L).equals(flags.getValue())
                            && after.flags.containsKey(flags.getKey()));
    if (!arrived && gone.isEmpty() && !flagged) {
      return Optional.empty();
    }
    long unseen = now.messages.values().stream().filter(m -> !Flag.SEEN.in(m.flags)).count();
    return Optional.of(
        new MailboxChanges(
            now.id,
            name,
            arrived,
            !gone.isEmpty(),
            flagged,
            now.messages.size(),
            unseen,
            now.uidNext,
            now.uidValidity(),
            now.highestModseq));
  }

  private List<TreeChange> tree(Picture before, Picture after) {
    List<TreeChange> tree = new ArrayList<>();
    after.boxes.forEach(
        (id, box) -> {
          Box old = before.boxes.get(id);
          if (old == null) {
            tree.add(new TreeChange.Made(box.name));
          } else if (!old.name.equals(box.name)) {
            tree.add(new TreeChange.Renamed(old.name, box.name));
          }
        });
    before.boxes.forEach(
        (id, box) -> {
          if (!after.boxes.containsKey(id)) {
            tree.add(new TreeChange.Removed(box.name));
          }
        });
    after.subscriptions.stream()
        .filter(name -> !before.subscriptions.contains(name))
        .forEach(name -> tree.add(new TreeChange.Subscribed(name, true)));
    before.subscriptions.stream()
        .filter(name -> !after.subscriptions.contains(name))
        .forEach(name -> tree.add(new TreeChange.Subscribed(name, false)));
    tree.addAll(annotated.subList(before.annotated, after.annotated));
    return tree;
  }
}
