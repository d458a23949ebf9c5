package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks a message before JAIN-SIP's parser sees it, since that parser lets pass what RFC 4475
 * wants refused (another version, doubled headers, stray spaces) and drops silently what RFC 3261
 * wants answered.
 */
public final class Screening {
  private static final int MOST_HEADERS = 200;
  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "([A-Za-z0-9.!%*_+`'~-]+) ([A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]+) (SIP/[0-9.]+)");

  /** Tools that only look for open doors: an answer would tell them there is one. */
  private static final List<String> SCANNERS =
      List.of(
          "friendly-scanner", "sipvicious", "sipcli", "sip-scan", "sundayddr", "vaxsipuseragent");

  private Screening() {}

  /** Checks and parses a message that was received as a datagram or cut from a stream. */
  public static Screened screen(byte[] octets) {
    Optional<Outline> cut = Outline.of(octets, MOST_HEADERS);
    if (cut.isEmpty()) {
      return new Screened.Unfit("not a SIP message");
    }
    Outline outline = cut.get();
    return outline.isResponse() ? response(outline, octets) : request(outline, octets);
  }

  private static Screened response(Outline outline, byte[] octets) {
    if (!outline.startLine().regionMatches(true, 0, "SIP/2.0 ", 0, 8)) {
      return new Screened.Unfit("response of another version");
    }
    Optional<String> problem = problem(outline);
    if (problem.isPresent()) {
      return new Screened.Unfit("response: " + problem.get());
    }
    try {
      return parse(outline, octets) instanceof SIPResponse response
          ? new Screened.Response(response)
          : new Screened.Unfit("response not understood");
    } catch (ParseException | RuntimeException e) {
      // The parser answers some malformed headers with NullPointerException and its like.
      return new Screened.Unfit("response: " + e.getMessage());
    }
  }

  private static Screened request(Outline outline, byte[] octets) {
    if (outline.count("Via", "v") == 0) {
      return new Screened.Unfit("request without Via");
    }
    if (isScanner(outline)) {
      return new Screened.Unfit("scanner");
    }
    var line = REQUEST_LINE.matcher(outline.startLine());
    if (!line.matches()) {
      return malformed(outline, 400, "Bad Request Line");
    }
    if (!line.group(3).equalsIgnoreCase("SIP/2.0")) {
      return malformed(outline, 505, "Version Not Supported");
    }
    Optional<String> problem = problem(outline);
    if (problem.isPresent()) {
      return malformed(outline, 400, problem.get());
    }
    try {
      if (parse(outline, octets) instanceof SIPRequest request) {
        return request.getCSeq().getMethod().equals(request.getMethod())
            ? new Screened.Request(request)
            : malformed(outline, 400, "CSeq Of Another Method");
      }
      return malformed(outline, 400, "Bad Request");
    } catch (ParseException | RuntimeException e) {
      // The parser answers some malformed headers with NullPointerException and its like.
      return malformed(outline, 400, "Bad Request");
    }
  }

  /** What is missing or doubled (RFC 3261 §8.1.1, §18.3, §20). */
  private static Optional<String> problem(Outline outline) {
    if (outline.count("Via", "v") == 0) {
      return Optional.of("No Via");
    }
    for (Single header : Single.values()) {
      int times = outline.count(header.name, header.compact);
      if (times > 1) {
        return Optional.of("More Than One " + header.name);
      }
      if (times == 0 && header.mandatory) {
        return Optional.of("No " + header.name);
      }
    }
    return outline
        .first("Content-Length", "l")
        .filter(length -> !fits(length, outline.bodyOctets()))
        .map(length -> "Bad Content-Length");
  }

  private static boolean fits(String length, int body) {
    return length.length() <= 9
        && length.chars().allMatch(c -> c >= '0' && c <= '9')
        && !length.isEmpty()
        && Integer.parseInt(length) <= body;
  }

  private static SIPMessage parse(Outline outline, byte[] octets) throws ParseException {
    int body =
        outline.first("Content-Length", "l").map(Integer::parseInt).orElse(outline.bodyOctets());
    int length = outline.bodyStart() + body;
    byte[] message = length == octets.length ? octets : Arrays.copyOf(octets, length);
    return new StringMsgParser().parseSIPMessage(message, true, false, HeaderFaults.INSTANCE);
  }

  private static boolean isScanner(Outline outline) {
    return outline
        .first("User-Agent", "User-Agent")
        .map(agent -> agent.toLowerCase(Locale.ROOT))
        .filter(agent -> SCANNERS.stream().anyMatch(agent::contains))
        .isPresent();
  }

  private static Screened malformed(Outline outline, int status, String reason) {
    if (outline.startLine().startsWith("ACK ")) {
      return new Screened.Unfit("ACK: " + reason);
    }
    StringBuilder answer = new StringBuilder(512);
    answer.append("SIP/2.0 ").append(status).append(' ').append(reason).append("\r\n");
    copy(outline, answer, "Via", "v");
    copy(outline, answer, "From", "f");
    copy(outline, answer, "To", "t");
    copy(outline, answer, "Call-ID", "i");
    copy(outline, answer, "CSeq", "CSeq");
    answer.append("Content-Length: 0\r\n\r\n");
    return new Screened.Malformed(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(Outline outline, StringBuilder answer, String name, String compact) {
    for (String value : outline.values(name, compact)) {
      answer.append(name).append(": ").append(value).append("\r\n");
    }
  }

  /** Headers that may stand once at most. */
  private enum Single {
    FROM("From", "f", true),
    TO("To", "t", true),
    CALL_ID("Call-ID", "i", true),
    CSEQ("CSeq", "CSeq", true),
    MAX_FORWARDS("Max-Forwards", "Max-Forwards", false),
    CONTENT_LENGTH("Content-Length", "l", false);

    private final String name;
    private final String compact;
    private final boolean mandatory;

    Single(String name, String compact, boolean mandatory) {
      this.name = name;
      this.compact = compact;
      this.mandatory = mandatory;
    }
  }
}
