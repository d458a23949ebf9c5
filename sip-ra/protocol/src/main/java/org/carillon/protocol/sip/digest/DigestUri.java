package org.carillon.protocol.sip.digest;

import gov.nist.javax.sip.address.SipUri;
import java.util.Objects;
import org.carillon.protocol.sip.wire.RegisterRequest;

/**
 * Whether the uri of credentials is that of the request they came with (RFC 7616 §3.4.6): else they
 * were made for another one. Proxies on the way may have changed the Request-URI (RFC 3261 §22.4,
 * RFC 7616 §3.4.6 want the same resource, not the same text), so port, parameters and headers do
 * not matter.
 */
final class DigestUri {
  private DigestUri() {}

  static boolean means(String uri, String requested) {
    if (uri.equals(requested)) {
      return true;
    }
    return RegisterRequest.uri(uri).orElse(null) instanceof SipUri one
        && RegisterRequest.uri(requested).orElse(null) instanceof SipUri other
        && one.isSecure() == other.isSecure()
        && Objects.equals(one.getUser(), other.getUser())
        && one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost());
  }
}
