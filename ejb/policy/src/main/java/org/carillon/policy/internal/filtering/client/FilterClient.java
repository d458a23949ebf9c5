package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import org.carillon.contract.stage.UnfitMessage;

/** Talks to a filter in its protocol; used by many threads. */
public interface FilterClient extends AutoCloseable {

  /**
   * Has it look at a message.
   *
   * @throws IOException when it is away or says nonsense
   * @throws InterruptedException when nobody waits for it any more
   * @throws UnfitMessage when it can't tell of this message
   */
  FilterOpinion examine(PresentedMessage shown) throws IOException, InterruptedException;

  /**
   * What it says of itself, as a sentence.
   *
   * @throws IOException when it is away or says nonsense
   */
  String introduce() throws IOException, InterruptedException;

  /** Nobody asks it any more. */
  @Override
  default void close() {
    // Connections end with each message.
  }
}
