package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.Authorization;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.ProxyAuthorization;
import gov.nist.javax.sip.header.ProxyRequire;
import gov.nist.javax.sip.header.RecordRoute;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import java.text.ParseException;
import java.util.Set;

/**
 * What happens to a header the parser does not understand, which it would drop: one that we route
 * by makes the message malformed, any other is passed on as it is (RFC 3261 §16.3 step 1).
 */
enum HeaderFaults implements ParseExceptionListener {
  INSTANCE;

  private static final Set<Class<?>> NEEDED =
      Set.of(
          Authorization.class,
          CSeq.class,
          CallID.class,
          Contact.class,
          ContentLength.class,
          From.class,
          MaxForwards.class,
          ProxyAuthorization.class,
          ProxyRequire.class,
          RecordRoute.class,
          Route.class,
          To.class,
          Via.class);

  @Override
  @SuppressWarnings("rawtypes")
  public void handleException(
      ParseException fault, SIPMessage message, Class type, String header, String text)
      throws ParseException {
    int colon = header.indexOf(':');
    if (type == null || message == null || colon < 0 || NEEDED.contains(type)) {
      throw fault;
    }
    ExtensionHeaderImpl unread = new ExtensionHeaderImpl(header.substring(0, colon).strip());
    unread.setValue(header.substring(colon + 1).strip());
    message.addHeader(unread);
  }
}
