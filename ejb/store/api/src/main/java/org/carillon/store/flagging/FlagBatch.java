package org.carillon.store.flagging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.Keywords;

/** Flag changes that are written together: the resulting flags, and the answer for each change. */
final class FlagBatch {
  private final List<PendingFlags> pending;
  private final List<FlagAnswer> answers = new ArrayList<>();
  private final Map<Long, Reflagging> mailboxes = new LinkedHashMap<>();

  /** Computes the resulting flags. Applied in order, each change sees those before it. */
  FlagBatch(OpenMailboxes open, List<PendingFlags> pending) {
    this.pending = List.copyOf(pending);
    for (PendingFlags one : this.pending) {
      answers.add(apply(open, one));
    }
  }

  private FlagAnswer apply(OpenMailboxes open, PendingFlags one) {
    Reflagging mailbox = mailboxes.get(one.mailbox);
    if (mailbox == null) {
      Optional<IndexView> view = open.loaded(one.account, one.mailbox);
      if (view.isEmpty()) {
        return new FlagAnswer.Alone();
      }
      mailbox = new Reflagging(one.account, view.get());
      mailboxes.put(one.mailbox, mailbox);
    }
    return new FlagAnswer.Stored(
        mailbox.apply(one.uids, one.request, Keywords.system(one.request.flags())));
  }

  List<Reflagging> changes() {
    return mailboxes.values().stream().filter(mailbox -> !mailbox.isEmpty()).toList();
  }

  /**
   * Answers the changes whose mailboxes were written.
   *
   * @return the others
   */
  List<PendingFlags> answer(List<MailboxCommit> commits) {
    Set<Long> left = new HashSet<>();
    changes().forEach(mailbox -> left.add(mailbox.view().mailbox()));
    commits.forEach(commit -> left.remove(commit.row().id));
    List<PendingFlags> others = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      if (left.contains(pending.get(i).mailbox)) {
        others.add(pending.get(i));
      } else {
        pending.get(i).answer(answers.get(i));
      }
    }
    return others;
  }
}
