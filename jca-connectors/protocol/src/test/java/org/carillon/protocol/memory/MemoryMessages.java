package org.carillon.protocol.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;

/** The changes of messages in the memory store; guarded by the store. */
final class MemoryMessages {
  private final MemoryAccess access;
  private final Runnable tell;

  /** The number of messages moved at once. */
  long step = 1_000;

  MemoryMessages(MemoryAccess access, Runnable tell) {
    this.access = access;
    this.tell = tell;
  }

  Answer<FlagsStored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince) {
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    if (found.isEmpty()) {
      return MemoryAccess.none("?");
    }
    MemoryAccount account = access.owner(found.get());
    MemoryMailbox box = found.get();
    long mask = access.mask(caller, box);
    if (!box.hasRoom(flags)) {
      return new Failed<>(MailboxFailure.tooManyKeywords());
    }
    if ((box.word(flags) & mask) == 0 && change != FlagChange.REPLACE || mask == 0) {
      return new Failed<>(MailboxFailure.notPermitted("These flags are not yours to change"));
    }
    long word = box.word(flags) & mask;
    long modseq = ++account.modseq;
    UidSet.Builder modified = new UidSet.Builder();
    uids.forEach(
        uid -> {
          MemoryMailbox.Message message = box.messages.get(uid);
          if (message == null) {
            return;
          }
          if (unchangedSince.isPresent() && message.modseq > unchangedSince.get()) {
            modified.add(uid);
            return;
          }
          long after =
              MemoryMailbox.apply(change, message.flags, word) & mask | message.flags & ~mask;
          if (after != message.flags) {
            message.flags = after;
            message.modseq = modseq;
          }
        });
    box.changed(modseq);
    tell.run();
    return new Done<>(new FlagsStored(box.view(), modified.build()));
  }

  Answer<Placed> place(
      Caller caller, long mailbox, UidSet uids, MailboxName target, boolean moves) {
    MemoryMailbox to = access.named(caller, target);
    Optional<MemoryMailbox> from = access.readable(caller, mailbox);
    if (to == null || from.isEmpty()) {
      return MemoryAccess.none(target.path());
    }
    boolean leaves = moves && access.owner(to) == access.owner(from.get());
    long room = leaves ? Long.MAX_VALUE : access.owner(to).room();
    if (room < uids.toArray().length) {
      // Each step is moved completely, or not at all.
      room = moves ? room / step * step : 0;
    }
    if (room == 0) {
      return new Failed<>(MailboxFailure.overQuota());
    }
    boolean wasFull = access.owner(to).isFull();
    long modseq = ++access.owner(to).modseq;
    UidSet.Builder sources = new UidSet.Builder();
    UidSet.Builder targets = new UidSet.Builder();
    for (long uid : LongStream.of(uids.toArray()).limit(room).toArray()) {
      MemoryMailbox.Message message = from.get().messages.get(uid);
      if (message == null) {
        continue;
      }
      MemoryMailbox.Message placed =
          new MemoryMailbox.Message(
              message.content, message.prefix, message.outline, message.internalDate);
      placed.flags = message.flags;
      placed.modseq = modseq;
      to.messages.put(to.uidNext, placed);
      sources.add(uid);
      targets.add(to.uidNext++);
      if (moves) {
        from.get().expunge(uid, modseq);
      }
    }
    to.changed(modseq);
    from.get().changed(modseq);
    tell.run();
    told(access.owner(to), wasFull);
    return new Done<>(new Placed(to.uidValidity(), sources.build(), targets.build()));
  }

  private static void told(MemoryAccount account, boolean wasFull) {
    if (account.isFull() && !wasFull) {
      account.filled();
    }
  }

  Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    if (found.isEmpty()) {
      return MemoryAccess.none("?");
    }
    MemoryAccount account = access.owner(found.get());
    if (!access.of(caller, found.get()).has(Right.EXPUNGE)) {
      return new Failed<>(MailboxFailure.notPermitted("You lack the right e"));
    }
    UidSet.Builder removed = new UidSet.Builder();
    for (Map.Entry<Long, MemoryMailbox.Message> each :
        List.copyOf(found.get().messages.entrySet())) {
      if (Flag.DELETED.in(each.getValue().flags)
          && (only.isEmpty() || only.get().contains(each.getKey()))) {
        found.get().expunge(each.getKey(), account.modseq + 1);
        removed.add(each.getKey());
      }
    }
    UidSet gone = removed.build();
    if (!gone.isEmpty()) {
      found.get().changed(++account.modseq);
      tell.run();
    }
    return new Done<>(gone);
  }

  Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return append(caller, name, drafts, 0, 0);
  }

  /** Appends messages while others leave the account. */
  private Answer<Placed> append(
      Caller caller, MailboxName name, List<Draft> drafts, long leaving, long leavingOctets) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.INSERT)) {
      return access.refused(caller, mailbox, name);
    }
    long octets = drafts.stream().mapToLong(draft -> draft.content().size()).sum();
    if (!access.owner(mailbox).admits(drafts.size() - leaving, octets - leavingOctets)) {
      return new Failed<>(MailboxFailure.overQuota());
    }
    boolean wasFull = access.owner(mailbox).isFull();
    long modseq = ++access.owner(mailbox).modseq;
    UidSet.Builder uids = new UidSet.Builder();
    for (Draft draft : drafts) {
      uids.add(mailbox.append(draft, modseq));
    }
    mailbox.changed(modseq);
    tell.run();
    told(access.owner(mailbox), wasFull);
    return new Done<>(new Placed(mailbox.uidValidity(), UidSet.EMPTY, uids.build()));
  }

  Answer<Placed> replace(Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    MemoryMailbox to = access.named(caller, target);
    Optional<MemoryMailbox.Message> old =
        access
            .readable(caller, mailbox)
            .filter(from -> to != null && access.owner(from) == access.owner(to))
            .map(from -> from.messages.get(uid));
    Answer<Placed> placed =
        append(
            caller,
            target,
            List.of(draft),
            old.isPresent() ? 1 : 0,
            old.map(message -> (long) message.content.length).orElse(0L));
    if (placed instanceof Done<Placed>) {
      MemoryMailbox source = access.readable(caller, mailbox).orElseThrow();
      long modseq = access.owner(source).modseq;
      source.expunge(uid, modseq);
      source.changed(modseq);
    }
    return placed;
  }
}
