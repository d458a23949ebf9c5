package org.carillon.identity.internal.source.browser;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A source whose answers browsers post, since they are too long for an address. What one says is
 * kept until its browser comes to the sign-in page, which brings it as {@code code}.
 */
public interface PostingSource extends BrowserSource {

  /**
   * What a posted message says.
   *
   * @param at where it was posted to
   * @throws IOException when the source gives no answer
   */
  PostedAnswer posted(URI at, String message) throws IOException, InterruptedException;

  /**
   * What this server says of itself to the source.
   *
   * @param pages sign-in pages that browsers come back to, the first usually
   */
  String metadata(List<URI> pages);

  /**
   * What comes of the source's word that somebody signed out there.
   *
   * @param ended whose sessions end
   * @param place where his browser goes on; empty where it stays
   */
  record Farewell(List<EndedVisit> ended, Optional<URI> place) {
    /** Copies. */
    public Farewell {
      ended = List.copyOf(ended);
    }
  }

  /**
   * Who has signed out there, as his browser brings it; empty if that is no word of the source's.
   *
   * @param at where it brings it
   * @param query of the address, as it was sent
   * @throws IOException when the source gives no answer
   */
  Optional<Farewell> signedOut(URI at, String query) throws IOException, InterruptedException;
}
