package org.carillon.protocol.memory;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.carillon.contract.mailbox.messages.MailboxView;

record MemoryView(
    long mailbox,
    long uidValidity,
    long uidNext,
    long highestModseq,
    long[] uids,
    long[] flagWords,
    long[] modseqs,
    List<String> keywords)
    implements MailboxView {

  @Override
  public int size() {
    return uids.length;
  }

  @Override
  public long uid(int index) {
    return uids[index];
  }

  @Override
  public int indexOf(long uid) {
    return Arrays.binarySearch(uids, uid);
  }

  @Override
  public long flags(int index) {
    return flagWords[index];
  }

  @Override
  public long modseq(int index) {
    return modseqs[index];
  }

  @Override
  public void changedSince(long modseq, int from, int to, IntConsumer index) {
    for (int i = from; i < to; i++) {
      if (modseqs[i] > modseq) {
        index.accept(i);
      }
    }
  }

  @Override
  public void expungedIn(MailboxView later, LongConsumer uid) {
    for (long each : uids) {
      if (later.indexOf(each) < 0) {
        uid.accept(each);
      }
    }
  }
}
