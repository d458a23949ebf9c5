package org.carillon.identity.internal.source.browser;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceLogin;

/** A source to which browsers are redirected. They bring back the user's identity. */
public interface BrowserSource extends SourceClient {

  /**
   * Returns the address to which a browser is redirected.
   *
   * @throws IOException if the source gives no answer
   */
  URI departure(SourceVisit visit) throws IOException, InterruptedException;

  /**
   * Returns the user of a browser that comes back.
   *
   * @param said the parameters that the browser brings, by name
   * @throws IOException if the source gives no answer
   */
  VisitAnswer arrival(SourceVisit visit, Map<String, String> said)
      throws IOException, InterruptedException;

  /**
   * Returns the address to which a browser is redirected so that the user is signed out at the
   * source, too; empty if the source does not support that.
   *
   * @param hint the hint of the {@link VisitAnswer}
   * @param back the address to which the browser comes back
   * @throws IOException if the source gives no answer
   */
  Optional<URI> farewell(String hint, URI back) throws IOException, InterruptedException;

  /**
   * Returns the user who, according to a message, has signed out at the source; empty if the
   * message is invalid or not of this source.
   *
   * @throws IOException if the source gives no answer
   */
  Optional<SourceSignOut> ended(String message) throws IOException, InterruptedException;

  @Override
  default SourceAnswer check(SourceLogin name, String password) {
    return new SourceAnswer.Silent();
  }

  @Override
  default SourceAnswer find(SourceLogin name) {
    return new SourceAnswer.Silent();
  }
}
