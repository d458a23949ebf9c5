package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.parser.URLParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.address.URI;

/**
 * A REGISTER (RFC 3261 §10.2). It is answered and forgotten, never forwarded; so only the
 * registrar's headers are parsed, and the response repeats lines as they came. A JAIN-SIP message
 * would cost twice the registrar's whole work.
 */
public final class RegisterRequest {
  private static final int MOST_DIGITS = 10;
  private static final long HIGHEST_CSEQ = (1L << 31) - 1;

  private final MessageLines outline;
  private final TopVia via;
  private final NameAddress from;
  private final NameAddress to;
  private final long cseq;

  private RegisterRequest(
      MessageLines outline, TopVia via, NameAddress from, NameAddress to, long cseq) {
    this.outline = outline;
    this.via = via;
    this.from = from;
    this.to = to;
    this.cseq = cseq;
  }

  /** Reads what every response needs; empty if that is malformed. */
  static Optional<RegisterRequest> of(MessageLines outline) {
    Optional<TopVia> via = outline.first(KnownHeader.VIA).flatMap(TopVia::of);
    Optional<NameAddress> from = outline.first(KnownHeader.FROM).flatMap(NameAddress::of);
    Optional<NameAddress> to = outline.first(KnownHeader.TO).flatMap(NameAddress::of);
    long cseq = outline.first(KnownHeader.CSEQ).map(RegisterRequest::cseq).orElse(-1L);
    return via.isEmpty() || from.isEmpty() || to.isEmpty() || cseq < 0
        ? Optional.empty()
        : Optional.of(new RegisterRequest(outline, via.get(), from.get(), to.get(), cseq));
  }

  /** The text of its Request-URI. */
  public String requestUri() {
    String line = outline.startLine();
    return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
  }

  public String callId() {
    return outline.first(KnownHeader.CALL_ID).orElseThrow();
  }

  /** The number of its CSeq, 0 to 2^31 - 1. */
  public long cseq() {
    return cseq;
  }

  /** The topmost Via, with the sender. */
  public TopVia via() {
    return via;
  }

  /** The tag of From; an empty text if it has none. */
  public String fromTag() {
    return from.parameters().get("tag").orElse("");
  }

  /** The address to be registered; empty if it is not a URI. */
  public Optional<URI> to() {
    return uri(to.uri());
  }

  /** All contacts in order; empty if one of them is malformed. */
  public Optional<List<String>> contacts() {
    return list(KnownHeader.CONTACT);
  }

  /** Reads one contact other than the asterisk. */
  public static Optional<NameAddress> address(String contact) {
    return NameAddress.of(contact);
  }

  /** The text of Expires. */
  public Optional<String> expires() {
    return outline.first(KnownHeader.EXPIRES);
  }

  /** All hops of Path, first hop first (RFC 3327); empty if one of them is malformed. */
  public Optional<List<String>> path() {
    return list(KnownHeader.PATH)
        .filter(hops -> hops.stream().allMatch(hop -> NameAddress.of(hop).isPresent()));
  }

  /** The phone's User-Agent; may be empty. */
  public String userAgent() {
    return outline.first(KnownHeader.USER_AGENT).orElse("");
  }

  /** The values of all Authorization headers. */
  public List<String> authorizations() {
    return outline.values(KnownHeader.AUTHORIZATION);
  }

  /** The values of all Require headers. */
  public List<String> required() {
    return outline.values(KnownHeader.REQUIRE);
  }

  /**
   * Returns the response as octets.
   *
   * @param received parameters for the topmost Via
   * @param tag the tag for To if it has none
   */
  public byte[] answer(FinalResponse reply, String received, String tag) {
    StringBuilder text = new StringBuilder(1_024);
    text.append("SIP/2.0 ").append(reply.status()).append(' ').append(reply.reason());
    text.append("\r\nVia: ").append(via.with(received));
    List<String> vias = outline.values(KnownHeader.VIA);
    int others = Scan.find(vias.getFirst(), 0, ',');
    text.append(vias.getFirst().substring(others)).append("\r\n");
    for (String line : vias.subList(1, vias.size())) {
      text.append("Via: ").append(line).append("\r\n");
    }
    text.append("From: ").append(outline.first(KnownHeader.FROM).orElseThrow());
    text.append("\r\nTo: ").append(outline.first(KnownHeader.TO).orElseThrow());
    text.append(to.parameters().has("tag") ? "" : ";tag=" + tag);
    text.append("\r\nCall-ID: ").append(callId());
    text.append("\r\nCSeq: ").append(cseq).append(" REGISTER\r\n");
    reply.headers().forEach(line -> text.append(line).append("\r\n"));
    return text.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a URI with JAIN-SIP; empty if it is malformed. */
  public static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URLParser(text).parse());
    } catch (ParseException | RuntimeException e) {
      // The parser throws NullPointerException and the like for some malformed URIs.
      return Optional.empty();
    }
  }

  /** Returns the values of all headers of this name, each of which may have several. */
  private Optional<List<String>> list(KnownHeader header) {
    List<String> all = new ArrayList<>(1);
    for (String line : outline.values(header)) {
      Optional<List<String>> parts = Scan.parts(line, ',');
      if (parts.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(parts.get());
    }
    return Optional.of(all);
  }

  /** Returns the number of a CSeq of this method (RFC 3261 §8.1.1.5); -1 for any other. */
  private static long cseq(String value) {
    String line = value.replace('\t', ' ');
    int blank = line.indexOf(' ');
    if (blank < 1 || blank > MOST_DIGITS || !line.substring(blank).strip().equals("REGISTER")) {
      return -1;
    }
    String digits = line.substring(0, blank);
    boolean plain = Scan.isDigits(digits);
    long number = plain ? Long.parseLong(digits) : -1;
    return number <= HIGHEST_CSEQ ? number : -1;
  }
}
