package org.carillon.protocol.memory;

import java.util.Optional;
import java.util.function.LongPredicate;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;

/** The contents of the memory store, some of them not as they were; guarded by the store. */
final class MemoryContents {
  /** Of which every reading fails. */
  LongPredicate damaged = uid -> false;

  /** Which are other than they were, as only who reads the whole is told. */
  LongPredicate flipped = uid -> false;

  /** Which are not there when they are opened. */
  LongPredicate missing = uid -> false;

  Answer<Optional<Content>> of(Optional<MemoryMailbox> mailbox, long uid) {
    if (missing.test(uid)) {
      return new Failed<>(new Failure.Damaged("The content is missing."));
    }
    return new Done<>(
        mailbox.map(found -> found.messages.get(uid)).map(message -> of(uid, message)));
  }

  private Content of(long uid, MemoryMailbox.Message message) {
    if (damaged.test(uid)) {
      return new DamagedContent();
    }
    Content sound = Content.of(message.content);
    return flipped.test(uid) ? new FlippedContent(sound) : sound;
  }

  /** Whether an index could be made of them. */
  boolean areSound(MemoryMailbox mailbox) {
    return mailbox.messages.keySet().stream().noneMatch(damaged.or(missing)::test);
  }
}
