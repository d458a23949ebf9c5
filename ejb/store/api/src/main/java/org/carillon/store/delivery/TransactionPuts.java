package org.carillon.store.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.database.Pipeline;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.rows.MailboxRow;

/**
 * The puts whose items a transaction places. Each is told its {@link KeyedPut.Step} at the end. A
 * put that was not the only change in its collection has no step, since all changes of a
 * transaction in a collection have one modseq.
 */
final class TransactionPuts {
  private final List<Placed> placed = new ArrayList<>();

  private record Placed(KeyedPut put, MailboxRow mailbox, long item, long octets) {
    boolean isAlone(Map<Long, PlacedRange> grown, List<DeliveryTransaction.Left> left) {
      long gone = left.stream().filter(message -> message.mailbox() == mailbox).count();
      return grown.get(mailbox.id).size() == 1 && gone == (put.hasReplaced() ? 1 : 0);
    }
  }

  void add(KeyedPut put, MailboxRow mailbox, long item, long octets) {
    placed.add(new Placed(put, mailbox, item, octets));
  }

  /** Writes the rows that the puts bring with their items. */
  void insert(Pipeline pipeline) {
    placed.forEach(one -> one.put.add(pipeline, one.item));
  }

  void tell(Map<Long, PlacedRange> grown, List<DeliveryTransaction.Left> left, Instant saved) {
    for (Placed one : placed) {
      if (one.isAlone(grown, left)) {
        MailboxRow mailbox = one.mailbox;
        one.put.stepped(
            new KeyedPut.Step(
                mailbox.modseqBefore,
                mailbox.uidNext - 1,
                mailbox.modseq,
                mailbox.uidNext,
                saved,
                one.octets));
      }
    }
  }
}
