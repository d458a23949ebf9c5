package org.carillon.policy.picture;

import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.format.picture.SanitizedPicture;

/**
 * Fetches remote pictures for readers of messages. An address first gets a ticket, which is for one
 * account and one message and is valid for a day or two. Anybody with the ticket gets the picture,
 * since messages are shown in a page that sends no cookie.
 */
public interface RemotePictures {
  /** The largest number of pictures of a message that are fetched. */
  int MOST_OF_MESSAGE = 200;

  /** Returns whether this server fetches pictures. */
  boolean areOffered();

  /**
   * Returns the ticket for an address, in characters that URLs may have, or empty if the address is
   * not of the web. The ticket stays the same for a day, so that browsers can cache the picture.
   *
   * @param message the name of the message for the account
   */
  Optional<String> ticket(Caller caller, String message, String address);

  /**
   * Returns the picture that a ticket is for. Empty if the ticket has expired, nothing is there, or
   * it is no raster image. Waits for the other server, in bounded time.
   *
   * @throws InterruptedException if nobody waits for the picture any more
   */
  Optional<SanitizedPicture> fetch(String ticket) throws InterruptedException;
}
