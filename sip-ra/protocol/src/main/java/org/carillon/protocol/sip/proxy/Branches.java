package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Seal;

/**
 * Makes the branch of our Via (RFC 3261 §16.6 step 8): magic cookie, a mark of what the routing
 * depends on (to detect loops), something unique, and a signature by which a response is known as
 * one to a request of ours, and the Via below it as the one that request came with.
 */
final class Branches {
  private static final String COOKIE = "z9hG4bK";
  private static final int PART = 16;

  /** The 64-bit golden ratio, an odd number that spreads bits well. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /**
   * Begins anywhere, so that no two processes use the same; what nobody can guess is the signature.
   */
  private final AtomicLong uniques = new AtomicLong(new SecureRandom().nextLong());

  private final Seal seal;
  private final Flows flows;

  Branches(byte[] clusterKey, Flows flows) {
    this.seal = new Seal(clusterKey, "sip-branch");
    this.flows = flows;
  }

  /** A branch for forwarding this request, as it was received. */
  String next(String loopMark, SIPRequest request) {
    String unique = HexFormat.of().toHexDigits(uniques.getAndIncrement());
    return COOKIE + loopMark + unique + signature(request, unique, request.getTopmostVia());
  }

  /** The same for all requests that would be routed alike. Not a secret, so no need to sign it. */
  static String loopMark(SIPRequest request) {
    long mark = MIX;
    mark = mix(mark, request.getRequestURI());
    mark = mix(mark, request.getCallId().getCallId());
    mark = mix(mark, request.getFrom().getTag());
    mark = mix(mark, request.getTo().getTag());
    mark = mix(mark, request.getCSeq().getSeqNumber());
    mark = mix(mark, request.getRouteHeaders());
    mark = mix(mark, request.getHeader("Proxy-Authorization"));
    return HexFormat.of().toHexDigits(mark);
  }

  private static long mix(long mark, Object part) {
    long mixed = (mark ^ String.valueOf(part).hashCode()) * MIX;
    return mixed ^ (mixed >>> 29);
  }

  /** Whether the request went through us before and nothing has changed (RFC 3261 §16.3 step 4). */
  boolean loops(SIPRequest request, String loopMark) {
    for (Via via : request.getViaHeaders()) {
      String branch = via.getBranch();
      if (branch != null
          && branch.startsWith(COOKIE + loopMark)
          && flows.isLocal(via.getHost(), via.getPort())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the response's topmost Via was made by us for this call, upon the Via below it. */
  boolean isOurs(SIPResponse response) {
    String branch = response.getTopmostVia().getBranch();
    int unique = COOKIE.length() + PART;
    if (branch == null
        || branch.length() != unique + PART + PART
        || response.getViaHeaders().size() < 2) {
      return false;
    }
    Via below = (Via) response.getViaHeaders().get(1);
    return branch
        .substring(unique + PART)
        .equals(signature(response, branch.substring(unique, unique + PART), below));
  }

  /** Where the response goes is signed, too: a callee cannot aim it at somebody else. */
  private String signature(SIPMessage message, String unique, Via below) {
    return seal.sign(
            "via",
            unique,
            message.getCallId().getCallId(),
            String.valueOf(message.getFrom().getTag()),
            String.valueOf(message.getCSeq().getSeqNumber()),
            below.getTransport().toUpperCase(Locale.ROOT),
            below.getSentBy().toString().toLowerCase(Locale.ROOT),
            String.valueOf(below.getReceived()),
            String.valueOf(below.getRPort()))
        .substring(0, PART);
  }
}
