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

/** What the server itself says to requests that it does not bring further (RFC 3261 §8.2). */
final class OwnResponses {

  /** The methods we know, MESSAGE (RFC 3428) too. Others are relayed as well (RFC 3261 §16.2). */
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

  /** What the server itself takes; all else is for its users. */
  private static final String ALLOW = "Allow: OPTIONS, REGISTER";

  private final Replies replies;

  OwnResponses(Replies replies) {
    this.replies = replies;
  }

  /** 420 when the headers of this name require what we do not have. */
  Optional<SIPResponse> unsupported(SIPRequest request, String header) {
    List<String> lacking = Extensions.lacking(HeaderValues.of(request, header));
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    SIPResponse response = replies.of(request, SIPResponse.BAD_EXTENSION);
    response.addHeader("Unsupported: " + String.join(", ", lacking));
    return Optional.of(response);
  }

  /** To OPTIONS: what we can do (RFC 3261 §11.2). */
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

  /** To the server itself nobody can speak (RFC 3261 §8.2.1, §21.5.2). */
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

  /** Names where else the user is. */
  SIPResponse redirect(SIPRequest request, List<String> uris) {
    SIPResponse response = replies.of(request, SIPResponse.MOVED_TEMPORARILY);
    uris.forEach(uri -> response.addHeader("Contact: <" + uri + ">"));
    return response;
  }
}
