package org.carillon.identity.internal.source.browser;

import java.net.URI;

/**
 * What is remembered of a browser on its way to a source. The first three are secrets of the
 * browser, the source and this server, of 256 random bits each, in characters of base64url.
 *
 * @param state by which the answer is known to be to this question (RFC 6749 §10.12)
 * @param nonce by which what the source says is known to be said now (OpenID Connect Core §15.5.2)
 * @param verifier by which nobody else can use what the browser brings (RFC 7636 §4.1)
 * @param back where it comes back to
 */
public record BrowserVisit(String state, String nonce, String verifier, URI back) {
  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "BrowserVisit[]";
  }
}
