package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.parser.CSeqParser;
import gov.nist.javax.sip.parser.CallIDParser;
import gov.nist.javax.sip.parser.FromParser;
import gov.nist.javax.sip.parser.HeaderParser;
import gov.nist.javax.sip.parser.MaxForwardsParser;
import gov.nist.javax.sip.parser.RecordRouteParser;
import gov.nist.javax.sip.parser.RouteParser;
import gov.nist.javax.sip.parser.TimeStampParser;
import gov.nist.javax.sip.parser.ToParser;
import gov.nist.javax.sip.parser.ViaParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The header fields that the proxy or the registrar reads (RFC 3261 §20). */
enum KnownHeader {
  VIA("Via", "v", by(ViaParser::new)),
  FROM("From", "f", by(FromParser::new)),
  TO("To", "t", by(ToParser::new)),
  CALL_ID("Call-ID", "i", by(CallIDParser::new)),
  CSEQ("CSeq", "CSeq", by(CSeqParser::new)),
  MAX_FORWARDS("Max-Forwards", "Max-Forwards", by(MaxForwardsParser::new)),
  ROUTE("Route", "Route", by(RouteParser::new)),
  RECORD_ROUTE("Record-Route", "Record-Route", by(RecordRouteParser::new)),
  PROXY_REQUIRE("Proxy-Require", "Proxy-Require", KnownHeader::text),
  REQUIRE("Require", "Require", KnownHeader::text),
  PROXY_AUTHORIZATION("Proxy-Authorization", "Proxy-Authorization", KnownHeader::text),
  REASON("Reason", "Reason", KnownHeader::text),
  TIMESTAMP("Timestamp", "Timestamp", by(TimeStampParser::new)),
  CONTENT_LENGTH("Content-Length", "l"),
  AUTHORIZATION("Authorization", "Authorization"),
  CONTACT("Contact", "m"),
  EXPIRES("Expires", "Expires"),
  PATH("Path", "Path"),
  USER_AGENT("User-Agent", "User-Agent"),
  P_ASSERTED_IDENTITY("P-Asserted-Identity", "P-Asserted-Identity"),
  P_PREFERRED_IDENTITY("P-Preferred-Identity", "P-Preferred-Identity"),
  P_SERVED_USER("P-Served-User", "P-Served-User"),
  REMOTE_PARTY_ID("Remote-Party-ID", "Remote-Party-ID"),
  DIVERSION("Diversion", "Diversion"),
  HISTORY_INFO("History-Info", "History-Info"),
  ALERT_INFO("Alert-Info", "Alert-Info"),
  CALL_INFO("Call-Info", "Call-Info"),
  ANSWER_MODE("Answer-Mode", "Answer-Mode"),
  PRIV_ANSWER_MODE("Priv-Answer-Mode", "Priv-Answer-Mode"),
  P_AUTO_ANSWER("P-Auto-Answer", "P-Auto-Answer");

  /** Creates a header from its name and value. */
  private interface Reading {
    SIPHeader of(String name, String value) throws ParseException;
  }

  private static final int LONGEST = 20;

  /** The headers by the length of their name, long or short form. */
  private static final KnownHeader[][] BY_LENGTH =
      IntStream.rangeClosed(0, LONGEST)
          .mapToObj(KnownHeader::ofLength)
          .toArray(KnownHeader[][]::new);

  private final String name;
  private final String compact;
  private final Reading reading;

  /** A header that a proxy does not change. */
  KnownHeader(String name, String compact) {
    this(name, compact, null);
  }

  KnownHeader(String name, String compact, Reading reading) {
    this.name = name;
    this.compact = compact;
    this.reading = reading;
  }

  /** Returns the known header of this name, in any case; null for any other. */
  static KnownHeader of(byte[] octets, int from, int to) {
    if (to - from > LONGEST) {
      return null;
    }
    for (KnownHeader known : BY_LENGTH[to - from]) {
      if (HeaderName.matches(octets, from, to, known.name)
          || HeaderName.matches(octets, from, to, known.compact)) {
        return known;
      }
    }
    return null;
  }

  /** The name in full, as the RFC writes it. */
  String fullName() {
    return name;
  }

  /** Returns true if messages are routed by it, so that they have it as an object. */
  boolean isRoutedBy() {
    return reading != null;
  }

  /**
   * Returns true if it identifies the caller, an earlier callee, or the served user, by its
   * sender's word only (RFC 3325, RFC 5502, RFC 5806, RFC 7044, and their predecessors). Identity
   * (RFC 8224) does not count: it is signed.
   */
  boolean saysWhoSpeaks() {
    return switch (this) {
      case P_ASSERTED_IDENTITY,
          P_PREFERRED_IDENTITY,
          P_SERVED_USER,
          REMOTE_PARTY_ID,
          DIVERSION,
          HISTORY_INFO ->
          true;
      default -> false;
    };
  }

  /**
   * Returns true if it commands a telephone: to answer by itself (RFC 5373, parameters of
   * Alert-Info and Call-Info, and vendors' variants), or to fetch and show or play something (RFC
   * 3261 §20.4, §20.9).
   */
  boolean commandsPhone() {
    return switch (this) {
      case ALERT_INFO, CALL_INFO, ANSWER_MODE, PRIV_ANSWER_MODE, P_AUTO_ANSWER -> true;
      default -> false;
    };
  }

  /** Creates the header with this value. */
  SIPHeader read(String value) throws ParseException {
    return reading.of(name, value);
  }

  private static Reading by(Function<String, HeaderParser> parser) {
    return (name, value) -> parser.apply(name + ": " + value + "\n").parse();
  }

  private static SIPHeader text(String name, String value) {
    ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
    header.setValue(value);
    return header;
  }

  private static KnownHeader[] ofLength(int length) {
    return Arrays.stream(values())
        .filter(known -> known.name.length() == length || known.compact.length() == length)
        .toArray(KnownHeader[]::new);
  }
}
