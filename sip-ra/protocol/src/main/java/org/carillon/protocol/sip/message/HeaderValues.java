package org.carillon.protocol.sip.message;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.List;

/** The values of headers that are kept as text. */
public final class HeaderValues {
  private HeaderValues() {}

  /** Returns the values of all headers of this name. */
  public static List<String> of(SIPRequest request, String name) {
    List<String> values = new ArrayList<>(1);
    request.getHeaders(name).forEachRemaining(header -> values.add(header.getHeaderValue()));
    return values;
  }
}
