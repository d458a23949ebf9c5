package org.carillon.rest.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.rest.kit.Problem;

/** Checks the request's address before RESTEasy, which misreads malformed or non-UTF-8 ones. */
final class RequestAddress {
  private static final Problem MALFORMED =
      Problem.of(400, "malformed", "The URL must be in UTF-8 and percent-encoded (RFC 3986 §2).");

  private RequestAddress() {}

  /** Returns the problem, or empty if the address is well-formed. */
  static Optional<Problem> problem(HttpServletRequest request) {
    String query = request.getQueryString();
    String address = request.getRequestURL() + (query == null ? "" : "?" + query);
    return isWellFormed(address) ? Optional.empty() : Optional.of(MALFORMED);
  }

  static boolean isWellFormed(String address) {
    try {
      new URI(address);
      var octets = new ByteArrayOutputStream();
      for (int at = 0; at < address.length(); at++) {
        if (address.charAt(at) == '%') {
          octets.write(HexFormat.fromHexDigits(address, at + 1, at + 3));
          at += 2;
        } else {
          octets.write(address.charAt(at));
        }
      }
      return Charsets.utf8(octets.toByteArray()).isPresent();
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
