package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;
import java.util.Optional;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import org.carillon.protocol.sip.message.Extensions;
import org.carillon.protocol.sip.message.HeaderValues;
import org.carillon.protocol.sip.message.Replies;

/** Responses to requests that are not forwarded (RFC 3261 §8.2). */
final class OwnResponses {

  /** The known methods, with MESSAGE (RFC 3428). Others are relayed, too (RFC 3261 §16.2). */
  private static final List<String> METHODS =
      List.of(
          Request.INVITE,
          Request.ACK,
          Request.CANCEL,
          Request.BYE,
          Request.OPTIONS,
          Request.REGISTER,
          Request.MESSAGE,
          Request.INFO,
          Request.UPDATE,
          Request.PRACK,
          Request.REFER,
          Request.SUBSCRIBE,
          Request.NOTIFY,
          Request.PUBLISH);

  /** The methods for the server itself; all others are for its users. */
  private static final String ALLOW = "Allow: OPTIONS, REGISTER";

  private final Replies replies;

  OwnResponses(Replies replies) {
    this.replies = replies;
  }

  /** Returns 420 if the headers of this name require an extension that is not supported. */
  Optional<SIPResponse> unsupported(SIPRequest request, String header) {
    List<String> lacking = Extensions.lacking(HeaderValues.of(request, header));
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    SIPResponse response = replies.of(request, SIPResponse.BAD_EXTENSION);
    response.addHeader("Unsupported: " + String.join(", ", lacking));
    return Optional.of(response);
  }

  /** The response to OPTIONS: our capabilities (RFC 3261 §11.2). */
  SIPResponse options(SIPRequest request) {
    return unsupported(request, RequireHeader.NAME).orElseGet(() -> capabilities(request));
  }

  private SIPResponse capabilities(SIPRequest request) {
    SIPResponse response = replies.of(request, SIPResponse.OK);
    response.addHeader("Accept: */*");
    response.addHeader(ALLOW);
    response.addHeader("Supported: " + String.join(", ", Extensions.SUPPORTED));
    return response;
  }

  /** Refuses a call to the server itself (RFC 3261 §8.2.1, §21.5.2). */
  SIPResponse notServed(SIPRequest request) {
    if (!METHODS.contains(request.getMethod())) {
      return replies.of(request, SIPResponse.NOT_IMPLEMENTED);
    }
    SIPResponse response = replies.of(request, SIPResponse.METHOD_NOT_ALLOWED);
    response.addHeader(ALLOW);
    return response;
  }

  /** Asks for credentials by these challenges. */
  SIPResponse challenge(SIPRequest request, List<String> challenges) {
    SIPResponse response = replies.of(request, SIPResponse.PROXY_AUTHENTICATION_REQUIRED);
    challenges.forEach(value -> response.addHeader("Proxy-Authenticate: " + value));
    return response;
  }

  /** Redirects to the user's other addresses. */
  SIPResponse redirect(SIPRequest request, List<String> uris) {
    SIPResponse response = replies.of(request, SIPResponse.MOVED_TEMPORARILY);
    uris.forEach(uri -> response.addHeader("Contact: <" + uri + ">"));
    return response;
  }
}
