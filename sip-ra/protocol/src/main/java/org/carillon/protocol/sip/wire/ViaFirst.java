package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Orders a response's headers as RFC 3261 §7.3.1 recommends; JAIN-SIP puts Via after the rest. */
public final class ViaFirst {
  private ViaFirst() {}

  /** Moves the Via headers, in their order, before all others. */
  public static void order(SIPResponse response) {
    List<SIPHeader> others = new ArrayList<>();
    response
        .getHeaders()
        .forEachRemaining(
            header -> {
              if (!(header instanceof ViaList)) {
                others.add(header);
              }
            });
    try {
      for (SIPHeader header : others) {
        response.removeHeader(header.getName());
      }
      for (SIPHeader header : others) {
        response.attachHeader(header, false);
      }
    } catch (ParseException e) {
      throw new IllegalStateException("headers that were there before", e);
    }
  }
}
