package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a message before JAIN-SIP's parser, which accepts messages that RFC 4475 wants refused
 * (another version, repeated headers, stray spaces) and silently drops ones that RFC 3261 wants
 * answered.
 */
public final class SipScreening {
  private static final int MOST_HEADERS = 200;
  private static final String VERSION = " SIP/2.0";
  private static final String REGISTER = "REGISTER ";

  /** Mandatory in every message (RFC 3261 §8.1.1), and repeated in a response (§8.2.6.2). */
  private static final List<KnownHeader> MANDATORY =
      List.of(
          KnownHeader.VIA, KnownHeader.FROM, KnownHeader.TO, KnownHeader.CALL_ID, KnownHeader.CSEQ);

  /** Allowed at most once (RFC 3261 §20). */
  private static final List<KnownHeader> SINGLE =
      List.of(
          KnownHeader.FROM,
          KnownHeader.TO,
          KnownHeader.CALL_ID,
          KnownHeader.CSEQ,
          KnownHeader.MAX_FORWARDS,
          KnownHeader.CONTENT_LENGTH);

  /** Scanning tools: a response would tell them that a server is here. */
  private static final List<String> SCANNERS =
      List.of(
          "friendly-scanner", "sipvicious", "sipcli", "sip-scan", "sundayddr", "vaxsipuseragent");

  private SipScreening() {}

  /** Checks and parses a message from a datagram or a stream. */
  public static Screened screen(byte[] octets) {
    Optional<MessageLines> cut = MessageLines.of(octets, MOST_HEADERS);
    if (cut.isEmpty()) {
      return new Screened.Unfit("not a SIP message");
    }
    MessageLines outline = cut.get();
    return outline.isResponse() ? response(outline) : request(outline);
  }

  /**
   * Returns a final response to a request of which only the Via needs to be valid.
   *
   * @param octets at least the lines up to an empty one
   * @param more headers, whole lines without their CRLF
   * @return empty for messages that get none: responses, ACK, scanners, those without Via
   */
  public static Optional<byte[]> refusal(byte[] octets, int status, String reason, String... more) {
    return MessageLines.of(octets, MOST_HEADERS)
        .filter(outline -> !outline.isResponse() && !isScanner(outline))
        .filter(outline -> outline.count(KnownHeader.VIA) > 0 && !isAck(outline))
        .map(outline -> answer(outline, status, reason, more));
  }

  private static Screened response(MessageLines outline) {
    if (!outline.startLine().regionMatches(true, 0, "SIP/2.0 ", 0, 8)) {
      return new Screened.Unfit("response with an unsupported SIP version");
    }
    Optional<String> problem = problem(outline);
    if (problem.isPresent()) {
      return new Screened.Unfit("response: " + problem.get());
    }
    try {
      return new Screened.Response(MessageReader.response(outline));
    } catch (ParseException | RuntimeException e) {
      // The parser throws NullPointerException and the like for some malformed headers.
      return new Screened.Unfit("response: " + e.getMessage());
    }
  }

  private static Screened request(MessageLines outline) {
    if (outline.count(KnownHeader.VIA) == 0) {
      return new Screened.Unfit("request without Via");
    }
    if (isScanner(outline)) {
      return new Screened.Unfit("scanner");
    }
    String line = outline.startLine();
    if (!RequestLines.isOne(line)) {
      return malformed(outline, 400, "Bad Request Line");
    }
    if (!line.regionMatches(true, line.length() - VERSION.length(), VERSION, 0, VERSION.length())) {
      return malformed(outline, 505, "Version Not Supported");
    }
    Optional<String> problem = problem(outline);
    if (problem.isPresent()) {
      return malformed(outline, 400, problem.get());
    }
    if (line.startsWith(REGISTER)) {
      return RegisterRequest.of(outline)
          .<Screened>map(Screened.Registration::new)
          .orElseGet(() -> malformed(outline, 400, "Bad Request"));
    }
    try {
      SIPRequest request = MessageReader.request(outline);
      return request.getCSeq().getMethod().equals(request.getMethod())
          ? new Screened.Request(request)
          : malformed(outline, 400, "CSeq Method Mismatch");
    } catch (ParseException | RuntimeException e) {
      // The parser throws NullPointerException and the like for some malformed headers.
      return malformed(outline, 400, "Bad Request");
    }
  }

  /** Returns what is missing or repeated (RFC 3261 §8.1.1, §18.3, §20). */
  private static Optional<String> problem(MessageLines outline) {
    for (KnownHeader header : MANDATORY) {
      if (outline.count(header) == 0) {
        return Optional.of("No " + header.fullName());
      }
    }
    for (KnownHeader header : SINGLE) {
      if (outline.count(header) > 1) {
        return Optional.of("More Than One " + header.fullName());
      }
    }
    return outline
        .first(KnownHeader.CONTENT_LENGTH)
        .filter(length -> !fits(length, outline.bodyOctets()))
        .map(length -> "Bad Content-Length");
  }

  private static boolean fits(String length, int body) {
    return length.length() <= 9
        && Scan.isDigits(length)
        && !length.isEmpty()
        && Integer.parseInt(length) <= body;
  }

  private static boolean isScanner(MessageLines outline) {
    return outline
        .first(KnownHeader.USER_AGENT)
        .map(agent -> agent.toLowerCase(Locale.ROOT))
        .filter(agent -> SCANNERS.stream().anyMatch(agent::contains))
        .isPresent();
  }

  private static Screened malformed(MessageLines outline, int status, String reason) {
    return isAck(outline)
        ? new Screened.Unfit("ACK: " + reason)
        : new Screened.Malformed(answer(outline, status, reason));
  }

  private static boolean isAck(MessageLines outline) {
    return outline.startLine().startsWith("ACK ");
  }

  private static byte[] answer(MessageLines outline, int status, String reason, String... more) {
    StringBuilder answer = new StringBuilder(512);
    answer.append("SIP/2.0 ").append(status).append(' ').append(reason).append("\r\n");
    for (KnownHeader header : MANDATORY) {
      for (String value : outline.values(header)) {
        answer.append(header.fullName()).append(": ").append(value).append("\r\n");
      }
    }
    for (String line : more) {
      answer.append(line).append("\r\n");
    }
    answer.append("Content-Length: 0\r\n\r\n");
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }
}
