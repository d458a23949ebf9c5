package org.carillon.mailbox.internal.collection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.collection.ItemChangeReader;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.delivery.IncomingContent;
import org.carillon.store.delivery.KeyedItem;
import org.carillon.store.delivery.KeyedPut;
import org.carillon.store.delivery.PendingDelivery;
import org.carillon.store.delivery.PutRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.store.quota.Quotas;

/** Puts items under their keys, in the same way as deliveries. */
final class ItemPlacing {
  private static final byte[] NO_PREFIX = {};
  private static final KeyedPut.Result.Placed NOTHING_PLACED =
      new KeyedPut.Result.Placed(0, false, Optional.empty());

  private final Quotas quotas;
  private final DeliveryCombiner deliveries;
  private final FileLimits bounds;

  ItemPlacing(Quotas quotas, DeliveryCombiner deliveries, FileLimits bounds) {
    this.bounds = bounds;
    this.quotas = quotas;
    this.deliveries = deliveries;
  }

  Answer<PutItem> put(
      CollectionRows.Row row, ResolvedMailbox place, ItemKey key, Precondition when, NewItem item)
      throws IOException {
    if (!MirrorWriting.mayChange(row)) {
      return Answer.failed(mirrored());
    }
    boolean isFile = row.kind() == CollectionKind.FILES;
    if (!isFile && item.content().size() > quotas.appendOctets()) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, quotas.appendOctets()));
    }
    Target target = new Target(row.owner(), new MailboxName(row.name()), NO_PREFIX, Flags.NONE);
    FileLimits.Coming coming = new FileLimits.Coming(row.id(), key, item.content().size());
    KeyedPut put =
        new KeyedPut(
            key.value(),
            when,
            place.rights().mayExpunge(),
            item.objectUid(),
            Optional.of(row)
                .filter(into -> bounds.bound(into.name()))
                .map(
                    into ->
                        connection ->
                            bounds.refusal(connection, into.owner(), Optional.of(coming))),
            item.rows());
    DeliveryAnswer committed =
        deliveries.commit(
            PendingDelivery.put(
                isFile
                    ? IncomingContent.ofFile(item.content(), item.date(), List.of(target))
                    : IncomingContent.ofObject(item.content(), item.date(), List.of(target)),
                put,
                PutRows.current(),
                mailbox -> mailbox == row.id()));
    return switch (committed) {
      case DeliveryAnswer.NotCommitted _ -> Answer.failed(DeliveryAnswer.NotCommitted.TOLD);
      case DeliveryAnswer.Committed(List<TargetAnswer> answers) ->
          switch (put.result()) {
            case KeyedPut.Result.Unmet(long uid) -> Answer.failed(new Failure.Outdated(uid));
            case KeyedPut.Result.UidTaken(String by) -> Answer.failed(uidTaken(by));
            case KeyedPut.Result.Bounded(Failure failure) -> Answer.failed(failure);
            case KeyedPut.Result.NotReplaceable() -> Answer.failed(mayNotExpunge());
            case KeyedPut.Result.Pending() ->
                placed(row, key, answers.getFirst(), NOTHING_PLACED, item);
            case KeyedPut.Result.Placed placed ->
                placed(row, key, answers.getFirst(), placed, item);
          };
    };
  }

  private static PutItem.Step step(
      CollectionRows.Row row, ItemKey key, KeyedPut.Step step, long uid, EntityTag tag) {
    return new PutItem.Step(
        ItemChangeReader.state(row.at(step.modseqBefore(), step.uidNextBefore())),
        ItemChangeReader.state(row.at(step.modseq(), step.uidNext())),
        new ItemEntry(uid, Optional.of(key), tag, step.octets(), step.saved()));
  }

  private static Answer<PutItem> placed(
      CollectionRows.Row row,
      ItemKey key,
      TargetAnswer answer,
      KeyedPut.Result.Placed placed,
      NewItem put) {
    return switch (answer) {
      case TargetAnswer.Delivered(long _, long _, long uid) -> {
        EntityTag tag = KeyedItem.of(uid, placed.item()).tag();
        yield new Answer.Done<>(
            new PutItem(
                tag,
                uid,
                placed.replaced(),
                put.asSent(),
                placed.step().map(step -> step(row, key, step, uid, tag))));
      }
      case TargetAnswer.OverQuota() -> Answer.failed(new Failure.LimitReached(Limit.QUOTA, 0));
      case TargetAnswer.NoMoreUids() -> Answer.failed(new Failure.LimitReached(Limit.UIDS, 0));
      case TargetAnswer.TooManyKeywords() ->
          Answer.failed(new Failure.LimitReached(Limit.KEYWORDS, 0));
      case TargetAnswer.NoSuchMailbox() ->
          // The collection existed when its name was read, and is looked up by that name.
          Answer.failed(
              new Failure.TryLater("The collection was just renamed or deleted. Try again."));
      case TargetAnswer.Busy() -> Answer.failed(new Failure.TryLater("The account is busy."));
    };
  }

  static Failure mayNotExpunge() {
    return new Failure.NotAllowed(
        Failure.NotAllowed.PLAIN, "You do not have the right to replace or delete this item.");
  }

  static Failure uidTaken(String key) {
    return new Failure.Taken(
        Collections.OBJECT_UID, "taken", "Another item of this collection has its UID.", key);
  }

  static Failure mirrored() {
    return new Failure.NotAllowed(
        Failure.NotAllowed.PLAIN,
        "This item is a copy from elsewhere and can only be changed there.");
  }
}
