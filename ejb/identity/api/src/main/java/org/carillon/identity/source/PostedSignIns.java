package org.carillon.identity.source;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the messages of SAML providers that browsers bring, for all web applications. */
public interface PostedSignIns {

  /**
   * Returns this server's metadata for a source.
   *
   * @param pages the sign-in pages to which browsers come back, the default one first
   * @return empty if there is no such source, or if the metadata cannot be told now
   */
  Optional<String> metadata(String source, List<URI> pages);

  /**
   * Takes a message of a source that a browser posts.
   *
   * @param at the address to which it was posted
   * @return the parameters that the browser has to bring to the sign-in page, by name; empty if
   *     they cannot be told now
   */
  Optional<Map<String, String>> posted(String source, URI at, String message);

  /** The result of a message that a user has signed out at the source. */
  sealed interface Out {
    /** The source sent the message, and the browser goes on to this address there. */
    record To(URI place) implements Out {}

    /** The browser stays, because the source gives no address or did not send the message. */
    record Here() implements Out {}
  }

  /**
   * Ends the web sessions of a user who, according to a source, has signed out there.
   *
   * @param at the address to which the browser brings the message
   * @param query the query of that address, as it was sent
   */
  Out signedOut(String source, URI at, String query);
}
