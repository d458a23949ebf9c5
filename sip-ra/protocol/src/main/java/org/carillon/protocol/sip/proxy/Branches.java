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
import org.carillon.protocol.sip.flow.TokenSignature;

/**
 * Creates the branch of our Via (RFC 3261 §16.6 step 8): magic cookie, a hash of the routing inputs
 * (to detect loops), a unique part, and a signature that proves that a response belongs to a
 * request of ours, and the Via below it to that request.
 */
final class Branches {
  private static final String COOKIE = "z9hG4bK";
  private static final int PART = 16;

  /** The 64-bit golden ratio, an odd number that spreads bits well. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Starts at random, as processes must not share values; only the signature is unpredictable. */
  private final AtomicLong uniques = new AtomicLong(new SecureRandom().nextLong());

  private final TokenSignature seal;
  private final Flows flows;

  Branches(byte[] clusterKey, Flows flows) {
    this.seal = new TokenSignature(clusterKey, "sip-branch");
    this.flows = flows;
  }

  /** Returns a branch for forwarding this request, as it was received. */
  String next(String loopMark, SIPRequest request) {
    String unique = HexFormat.of().toHexDigits(uniques.getAndIncrement());
    return COOKIE + loopMark + unique + signature(request, unique, request.getTopmostVia());
  }

  /** Returns a hash, equal for all requests routed alike. No secret, so it is not signed. */
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

  /** Returns true if the request came through us before, unchanged (RFC 3261 §16.3 step 4). */
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

  /** Returns true if we made the topmost Via for this call, on top of the Via below it. */
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

  /** Also signs the response's target: a callee cannot redirect it to a third party. */
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
