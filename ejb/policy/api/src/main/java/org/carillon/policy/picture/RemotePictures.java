package org.carillon.policy.picture;

import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.format.picture.SafePicture;

/**
 * Fetches pictures from elsewhere for who reads a letter. An address gets a ticket first, which is
 * for one account and one message and counts for a day or two; whoever has it gets the picture,
 * since a letter is shown in a page that sends no cookie.
 */
public interface RemotePictures {
  /** So many of one message are fetched. */
  int MOST_OF_MESSAGE = 200;

  /** Whether this server fetches any. */
  boolean areOffered();

  /**
   * The ticket for an address, in letters that addresses may have; the same for a day, so that
   * browsers can keep the picture. Empty for what is no address of the web.
   *
   * @param message names the message to the account
   */
  Optional<String> ticket(Caller caller, String message, String address);

  /**
   * The picture that a ticket is for; empty when the ticket counts no more, nothing is there or
   * what is there is no picture of points. Waits for the other server, in bounded time.
   *
   * @throws InterruptedException when nobody waits for it any more
   */
  Optional<SafePicture> fetch(String ticket) throws InterruptedException;
}
