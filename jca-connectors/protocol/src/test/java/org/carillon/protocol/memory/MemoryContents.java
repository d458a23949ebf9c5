package org.carillon.protocol.memory;

import java.util.Optional;
import java.util.function.LongPredicate;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;

/** The contents of the memory store, some of them damaged; guarded by the store. */
final class MemoryContents {
  /** The contents that fail on every read. */
  LongPredicate damaged = uid -> false;

  /** Contents that changed, which only a reader of the whole is told. */
  LongPredicate flipped = uid -> false;

  /** The contents that are missing when opened. */
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

  /** Returns whether an index could be built of them. */
  boolean areSound(MemoryMailbox mailbox) {
    return mailbox.messages.keySet().stream().noneMatch(damaged.or(missing)::test);
  }
}
