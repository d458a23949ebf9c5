package org.carillon.cluster.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;
import org.infinispan.Cache;

/** Sends mailbox changes by the cache {@code hints}: {@code account/mailbox} to modseq. */
@ApplicationScoped
class ClusteredChangeHints implements ChangeHints {

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/hints")
  Cache<String, Long> cache;

  private volatile NotificationCache hints;

  @Override
  public void send(List<MailboxChanged> changes) {
    NotificationCache open = hints;
    if (open == null) {
      return;
    }
    Map<String, Long> told = new HashMap<>();
    for (MailboxChanged change : changes) {
      told.merge(change.account() + "/" + change.mailbox(), change.modseq(), Math::max);
    }
    open.tell(told);
  }

  @Override
  public void receive(Consumer<MailboxChanged> receiver) {
    hints = NotificationCache.open(cache, (key, modseq) -> receiver.accept(change(key, modseq)));
  }

  @PreDestroy
  void stop() {
    if (hints != null) {
      hints.close();
    }
  }

  private static MailboxChanged change(String key, long modseq) {
    int slash = key.indexOf('/');
    return new MailboxChanged(
        Long.parseLong(key.substring(0, slash)), Long.parseLong(key.substring(slash + 1)), modseq);
  }
}
