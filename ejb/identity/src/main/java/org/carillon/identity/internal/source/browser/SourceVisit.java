package org.carillon.identity.internal.source.browser;

import java.net.URI;

/**
 * The data of a browser's visit to a source. The first three are secrets of the browser, the source
 * and this server, of 256 random bits each, in characters of base64url.
 *
 * @param state proves that the answer belongs to this request (RFC 6749 §10.12)
 * @param nonce proves that the source's statement was made for this request (OpenID Connect Core
 *     §15.5.2)
 * @param verifier prevents anybody else from using what the browser brings (RFC 7636 §4.1)
 * @param back the address to which the browser comes back
 */
public record SourceVisit(String state, String nonce, String verifier, URI back) {
  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "SourceVisit[]";
  }
}
