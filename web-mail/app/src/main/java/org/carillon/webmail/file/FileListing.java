package org.carillon.webmail.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;

/** Lists the contents of a folder. */
@ApplicationScoped
public class FileListing {
  /** The most files listed of a folder; WebDAV clients list the others. */
  public static final int MOST = 10_000;

  @Inject private Collections collections;

  /** Returns the named files of a folder, in no order; at most {@value #MOST} of them. */
  public Answer<List<ItemEntry>> of(Caller caller, long folder) {
    List<ItemEntry> all = new ArrayList<>();
    Optional<ChangeState> since = Optional.empty();
    boolean more = true;
    while (more && all.size() < MOST) {
      switch (collections.changes(caller, folder, since, Collections.MOST)) {
        case Answer.Failed<ItemChanges>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<ItemChanges>(ItemChanges page) -> {
          page.changes().forEach(change -> add(change, all));
          since = Optional.of(page.state());
          more = page.more();
        }
      }
    }
    return new Answer.Done<>(all);
  }

  private static void add(ItemChange change, List<ItemEntry> all) {
    if (change instanceof ItemChange.Changed(ItemEntry item) && item.key().isPresent()) {
      all.add(item);
    }
  }
}
