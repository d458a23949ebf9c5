package org.carillon.mailbox.internal.placing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.flagging.FlagRights;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.delivery.IncomingContent;
import org.carillon.store.delivery.KeyedPut;
import org.carillon.store.delivery.PendingDelivery;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.store.opening.Replaced;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.RefusedException;

/** APPEND (RFC 9051 §6.3.12, RFC 3502) and REPLACE, in the way of deliveries, all or none. */
public final class Appends {
  private static final byte[] NO_PREFIX = {};

  private final DeliveryCombiner deliveries;
  private final Quotas quotas;

  public Appends(DeliveryCombiner deliveries, Quotas quotas) {
    this.deliveries = deliveries;
    this.quotas = quotas;
  }

  Placed append(ResolvedMailbox place, List<Draft> drafts) throws IOException, RefusedException {
    List<IncomingContent> incomings = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      incomings.add(incoming(place, draft));
    }
    return commit(PendingDelivery.appended(incomings, place::is), place.shown());
  }

  /** Appends a message and removes another in the same transaction (RFC 8508). */
  Placed replace(ResolvedMailbox place, Replaced replaced, Draft draft)
      throws IOException, RefusedException {
    return commit(
        PendingDelivery.replacing(incoming(place, draft), replaced, place::is), place.shown());
  }

  /**
   * Appends an item under a key. An item that has the key is replaced.
   *
   * @param mayReplace whether an item may be replaced
   * @return empty if the precondition does not hold
   */
  Optional<Placed> put(
      ResolvedMailbox place, ItemKey key, Precondition when, Draft draft, boolean mayReplace)
      throws IOException, RefusedException {
    KeyedPut put = new KeyedPut(key.value(), when, mayReplace);
    Placed placed =
        commit(
            PendingDelivery.put(incoming(place, draft), put, Optional.empty(), place::is),
            place.shown());
    return switch (put.result()) {
      case KeyedPut.Result.Unmet _, KeyedPut.Result.UidTaken _ -> Optional.empty();
      case KeyedPut.Result.Bounded(Failure failure) -> throw new RefusedException(failure);
      case KeyedPut.Result.NotReplaceable _ ->
          throw new RefusedException(
              MailboxFailure.notPermitted("You do not have the right to replace this message"));
      case KeyedPut.Result.Pending _, KeyedPut.Result.Placed _ -> Optional.of(placed);
    };
  }

  private IncomingContent incoming(ResolvedMailbox place, Draft draft)
      throws IOException, RefusedException {
    if (draft.content().size() > quotas.appendOctets()) {
      throw new RefusedException(MailboxFailure.tooLarge(quotas.appendOctets()));
    }
    return IncomingContent.of(
        draft.content(),
        Optional.empty(),
        draft.internalDate(),
        List.of(
            new Target(
                place.owner(),
                place.name(),
                NO_PREFIX,
                FlagRights.permitted(draft.flags(), place.rights()))));
  }

  private Placed commit(PendingDelivery pending, MailboxName name) throws RefusedException {
    return switch (deliveries.commit(pending)) {
      case DeliveryAnswer.NotCommitted _ ->
          throw new RefusedException(DeliveryAnswer.NotCommitted.TOLD);
      case DeliveryAnswer.Committed(List<TargetAnswer> answers) -> placed(name, answers);
    };
  }

  private static Placed placed(MailboxName name, List<TargetAnswer> answers)
      throws RefusedException {
    UidSet.Builder uids = new UidSet.Builder();
    long uidValidity = 0;
    for (TargetAnswer answer : answers) {
      switch (answer) {
        case TargetAnswer.Delivered(long mailbox, long validity, long uid) -> {
          uidValidity = validity;
          uids.add(uid);
        }
        case TargetAnswer.OverQuota() -> throw new RefusedException(MailboxFailure.overQuota());
        case TargetAnswer.NoMoreUids() -> throw new RefusedException(MailboxFailure.noMoreUids());
        case TargetAnswer.NoSuchMailbox() -> throw RefusedException.noSuchMailbox(name);
        case TargetAnswer.TooManyKeywords() ->
            throw new RefusedException(MailboxFailure.tooManyKeywords());
        case TargetAnswer.Busy() ->
            throw new RefusedException(new Failure.TryLater("The account is busy."));
      }
    }
    return new Placed(uidValidity, UidSet.EMPTY, uids.build());
  }
}
