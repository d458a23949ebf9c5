package org.carillon.contract.mailbox.messages;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;

/** Contents of messages that were looked up together, to be opened one by one. */
@FunctionalInterface
public interface Contents {

  /** Opens a message's content, which the caller closes; empty if it was expunged before. */
  Answer<Optional<Content>> open(long uid);
}
