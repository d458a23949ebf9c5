package org.carillon.identity.internal.source.browser;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A source whose answers browsers post, because they are too long for a URL. An answer is stored
 * until its browser comes to the sign-in page, and the browser brings its key as {@code code}.
 */
public interface PostingSource extends BrowserSource {

  /**
   * Returns the content of a posted message.
   *
   * @param at the address to which it was posted
   * @throws IOException if the source gives no answer
   */
  PostedAnswer posted(URI at, String message) throws IOException, InterruptedException;

  /**
   * Returns this server's metadata for the source.
   *
   * @param pages the sign-in pages to which browsers come back, the default one first
   */
  String metadata(List<URI> pages);

  /**
   * The result of the source's message that a user signed out there.
   *
   * @param ended the sign-outs whose sessions end
   * @param place the address at which the browser goes on; empty if it stays
   */
  record Farewell(List<SourceSignOut> ended, Optional<URI> place) {
    public Farewell {
      ended = List.copyOf(ended);
    }
  }

  /**
   * Returns the users who have signed out there, according to a message that a browser brings;
   * empty if the source did not send the message.
   *
   * @param at the address to which the browser brings it
   * @param query the query of that address, as it was sent
   * @throws IOException if the source gives no answer
   */
  Optional<Farewell> signedOut(URI at, String query) throws IOException, InterruptedException;
}
