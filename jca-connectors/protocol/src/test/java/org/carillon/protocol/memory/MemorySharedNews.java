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
import org.carillon.contract.mailbox.watch.AccountNews;
import org.carillon.contract.mailbox.watch.NewsMark;
import org.carillon.contract.mailbox.watch.SharedMark;
import org.carillon.contract.mailbox.watch.SharedNews;
import org.carillon.contract.mailbox.watch.TreeNews;

/** What happened in mailboxes that others share; a mark holds a picture's number. */
final class MemorySharedNews {
  private static final MailboxName PICTURE = new MailboxName("picture");

  private final MemoryNews pictures = new MemoryNews();

  void annotated(MailboxName mailbox, List<String> entries) {
    pictures.annotated(Optional.of(mailbox), entries);
  }

  SharedNews since(MemoryAccess access, Caller caller, Optional<SharedMark> mark) {
    Map<MailboxName, MemoryMailbox> visible = new TreeMap<>();
    access.othersFor(caller, Set.of()).stream()
        .filter(MailboxEntry::selectable)
        .forEach(entry -> visible.put(entry.name(), access.byId(entry.id()).orElseThrow()));
    AccountNews news =
        pictures.since(
            visible,
            Set.of(),
            mark.map(before -> new NewsMark(before.seen().get(PICTURE).modseq(), 0)),
            AccountNews.MOST);
    List<SharedNews.Changed> changed =
        news.mailboxes().stream()
            .filter(each -> access.of(caller, visible.get(each.name())).has(Right.READ))
            .map(
                each ->
                    new SharedNews.Changed(
                        each.mailbox(),
                        each.name(),
                        each.arrived(),
                        each.expunged(),
                        each.flagged()))
            .toList();
    List<TreeNews> tree =
        news.tree().stream()
            .map(
                each ->
                    each instanceof TreeNews.Removed(MailboxName name)
                            && access.named(caller, name) != null
                        ? new TreeNews.Withdrawn(name)
                        : each)
            .toList();
    return new SharedNews(
        new SharedMark(Map.of(PICTURE, new SharedMark.Seen(0, news.now().account(), true))),
        changed,
        tree,
        news.tooMany());
  }
}
