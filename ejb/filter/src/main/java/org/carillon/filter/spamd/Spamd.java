package org.carillon.filter.spamd;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.MessageOctets;

/** A conversation with SpamAssassin's daemon (SPAMC/1.5); a connection serves one command. */
public final class Spamd {
  private static final String CALL = " SPAMC/1.5\r\n";
  private static final int MOST_LINE = 8_192;
  private static final int MOST_FIELDS = 100;
  private static final int MOST_BODY = 262_144;
  private static final int BUFFER = 65_536;
  private static final Pattern STATUS = Pattern.compile("SPAMD/([0-9.]{1,8}) ([0-9]{1,3}) ?(.*)");
  private static final Pattern SPAM =
      Pattern.compile(
          "(?i)spam: *(true|false|yes|no) *; *(-?[0-9]{1,6}(?:\\.[0-9]{1,6})?) */"
              + " *(-?[0-9]{1,6}(?:\\.[0-9]{1,6})?) *");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]{1,9}) *");

  private final OutputStream out;
  private final AnswerReader in;

  /** Creates a conversation over a new connection. */
  public Spamd(PeerConnection connection) {
    this.out = connection.out();
    this.in = new AnswerReader(connection.in());
  }

  /**
   * The result of checking a message.
   *
   * @param score the message's spam score
   * @param required the score from which on a message is spam
   * @param symbols the names of the rules that matched
   */
  public record Opinion(boolean isSpam, double score, double required, List<String> symbols) {
    public Opinion {
      symbols = List.copyOf(symbols);
    }
  }

  /** Returns the protocol that the daemon answers with; throws if it does not answer. */
  public String ping() throws IOException {
    out.write(("PING" + CALL + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    Matcher status = status();
    if (!status.group(3).startsWith("PONG")) {
      throw new IOException("spamd says: " + status.group());
    }
    return "SPAMD/" + status.group(1);
  }

  /** Checks a message, perhaps with a user's preferences, and returns the result. */
  public Opinion symbols(MessageOctets message, Optional<String> user) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    String call =
        "SYMBOLS"
            + CALL
            + user.filter(Spamd::isPlain).map(name -> "User: " + name + "\r\n").orElse("")
            + "Content-length: "
            + message.size()
            + "\r\n\r\n";
    buffered.write(call.getBytes(StandardCharsets.US_ASCII));
    message.writeTo(buffered);
    buffered.flush();
    Matcher status = status();
    if (!status.group(2).equals("0")) {
      throw new IOException("spamd says: " + status.group());
    }
    return opinion();
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private Matcher status() throws IOException {
    String line = in.line(MOST_LINE);
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new IOException("This is not spamd: " + line);
    }
    return status;
  }

  private Opinion opinion() throws IOException {
    Optional<Matcher> spam = Optional.empty();
    int length = -1;
    String line = in.line(MOST_LINE);
    for (int i = 0; !line.isEmpty(); i++) {
      if (i == MOST_FIELDS) {
        throw new IOException("spamd answers with more than " + MOST_FIELDS + " fields");
      }
      Matcher verdict = SPAM.matcher(line);
      if (verdict.matches()) {
        spam = Optional.of(verdict);
      }
      Matcher octets = LENGTH.matcher(line);
      if (octets.matches()) {
        length = Integer.parseInt(octets.group(1));
      }
      line = in.line(MOST_LINE);
    }
    if (length > MOST_BODY) {
      throw new IOException("spamd answers with " + length + " octets");
    }
    byte[] body = length < 0 ? in.rest(MOST_BODY) : in.exactly(length);
    Matcher verdict = spam.orElseThrow(() -> new IOException("spamd does not say whether it is"));
    return new Opinion(
        verdict.group(1).matches("(?i)true|yes"),
        Double.parseDouble(verdict.group(2)),
        Double.parseDouble(verdict.group(3)),
        Arrays.stream(new String(body, StandardCharsets.ISO_8859_1).strip().split("[\\s,]+"))
            .filter(symbol -> !symbol.isEmpty())
            .toList());
  }
}
