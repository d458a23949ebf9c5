package org.carillon.protocol.sip.message;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.List;

/** Headers that are kept as text. */
public final class HeaderValues {
  private HeaderValues() {}

  /** The values of all headers of a name. */
  public static List<String> of(SIPRequest request, String name) {
    List<String> values = new ArrayList<>(1);
    request.getHeaders(name).forEachRemaining(header -> values.add(header.getHeaderValue()));
    return values;
  }
}
