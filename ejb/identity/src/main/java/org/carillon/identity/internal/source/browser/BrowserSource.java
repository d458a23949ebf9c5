package org.carillon.identity.internal.source.browser;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceName;

/** A source to which browsers are sent, and from which they bring who sits before them. */
public interface BrowserSource extends SourceClient {

  /**
   * Where to send a browser.
   *
   * @throws IOException when the source gives no answer
   */
  URI departure(BrowserVisit visit) throws IOException, InterruptedException;

  /**
   * Whom a browser brings that was sent there.
   *
   * @param said what it says, by name
   * @throws IOException when the source gives no answer
   */
  VisitAnswer arrival(BrowserVisit visit, Map<String, String> said)
      throws IOException, InterruptedException;

  /**
   * Where a browser is sent so that somebody is signed out there, too; empty where that can't be.
   *
   * @param hint as the {@link VisitAnswer} had it
   * @param back where it comes back to
   * @throws IOException when the source gives no answer
   */
  Optional<URI> farewell(String hint, URI back) throws IOException, InterruptedException;

  /**
   * Who has signed out there, as a message of the source says; empty if it is none, or not of this
   * source.
   *
   * @throws IOException when the source gives no answer
   */
  Optional<EndedVisit> ended(String message) throws IOException, InterruptedException;

  /** No password is shown to it. */
  @Override
  default SourceAnswer check(SourceName name, String password) {
    return new SourceAnswer.Silent();
  }

  /** Nobody is looked for. */
  @Override
  default SourceAnswer find(SourceName name) {
    return new SourceAnswer.Silent();
  }
}
