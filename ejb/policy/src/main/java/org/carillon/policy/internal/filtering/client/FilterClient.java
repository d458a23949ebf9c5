package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import org.carillon.contract.stage.UnscannableMessageException;

/** Speaks the protocol of a filter. Used by many threads. */
public interface FilterClient extends AutoCloseable {

  /**
   * Has the filter examine a message.
   *
   * @throws IOException if the filter is unavailable or its response is invalid
   * @throws InterruptedException if nobody waits for the result any more
   * @throws UnscannableMessageException if the filter cannot examine this message
   */
  FilterOpinion examine(PresentedMessage shown) throws IOException, InterruptedException;

  /**
   * Returns the filter's self-description, as a sentence.
   *
   * @throws IOException if the filter is unavailable or its response is invalid
   */
  String introduce() throws IOException, InterruptedException;

  @Override
  default void close() {
    // Connections are closed after each message.
  }
}
