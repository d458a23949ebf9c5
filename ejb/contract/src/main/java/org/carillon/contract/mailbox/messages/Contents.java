package org.carillon.contract.mailbox.messages;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;

/** Contents of messages that were looked up together, to be opened one after the other. */
@FunctionalInterface
public interface Contents {

  /** A message's content; empty when it was expunged before the look-up. To be closed. */
  Answer<Optional<Content>> open(long uid);
}
