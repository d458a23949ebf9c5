package org.carillon.filter.icap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.MessageOctets;
import org.carillon.filter.http.AnswerFields;
import org.carillon.filter.http.ChunkedOutput;

/**
 * Shows a message to an ICAP service as the content of an HTTP response (RESPMOD) or request
 * (REQMOD). Only the service's findings count; the replacement that it offers is meant for
 * browsers.
 */
public final class Icap {
  private static final int BUFFER = 65_536;
  private static final int MOST_NAME = 200;
  private static final Pattern THREAT = Pattern.compile("(?i).*threat=([^;]+).*");
  private static final Pattern ENCAPSULATED = Pattern.compile("(?:.*[, ])?res-hdr=0(?:,.*)?");

  private final PeerConnection connection;
  private final String url;
  private final String host;

  /** Creates a conversation over a new connection to {@code icap://host/service}. */
  public Icap(PeerConnection connection, String url, String host) {
    this.connection = connection;
    this.url = url;
    this.host = host;
  }

  /**
   * Scans a message and returns the name of what was found in it; empty if nothing was.
   *
   * @throws IOException if the service does not answer
   * @throws UnscannableMessageException if it can't scan this message
   */
  public Optional<String> scan(IcapService service, MessageOctets message) throws IOException {
    OutputStream out = new BufferedOutputStream(connection.out(), BUFFER);
    AnswerReader in = new AnswerReader(connection.in());
    out.write(head(service, message).getBytes(StandardCharsets.US_ASCII));
    PreviewedOutput body = new PreviewedOutput(out, in, service.preview(), message.size());
    message.writeTo(body);
    int status = body.end();
    return switch (status) {
      case 204 -> Optional.empty();
      case 200, 206 -> found(in);
      case 404, 405, 503 -> throw new IOException("The ICAP service answers " + status);
      default -> throw new UnscannableMessageException("The ICAP service answers " + status);
    };
  }

  private String head(IcapService service, MessageOctets message) {
    String about = "Content-Type: message/rfc822\r\nContent-Length: " + message.size() + "\r\n\r\n";
    String inner;
    String places;
    if (service.method().equals("RESPMOD")) {
      String request = "GET http://mail.invalid/message.eml HTTP/1.1\r\nHost: mail.invalid\r\n\r\n";
      String answer = "HTTP/1.1 200 OK\r\n" + about;
      inner = request + answer;
      places = "req-hdr=0, res-hdr=%d, res-body=%d".formatted(request.length(), inner.length());
    } else {
      inner = "POST http://mail.invalid/message.eml HTTP/1.1\r\nHost: mail.invalid\r\n" + about;
      places = "req-hdr=0, req-body=" + inner.length();
    }
    StringBuilder head = new StringBuilder();
    head.append(service.method()).append(' ').append(url).append(" ICAP/1.0\r\nHost: ");
    head.append(host).append("\r\nUser-Agent: Carillon\r\nAllow: 204\r\nConnection: close\r\n");
    service.preview().ifPresent(octets -> head.append("Preview: ").append(octets).append("\r\n"));
    return head.append("Encapsulated: ").append(places).append("\r\n\r\n").append(inner).toString();
  }

  /** Returns the finding in an answer with a content, from the usual header fields. */
  private static Optional<String> found(AnswerReader in) throws IOException {
    AnswerFields fields = AnswerFields.read(in);
    Optional<String> named =
        Stream.of("x-infection-found", "x-virus-id", "x-virus-name", "x-violations-found")
            .flatMap(name -> fields.get(name).stream())
            .findFirst();
    if (named.isPresent()) {
      Matcher threat = THREAT.matcher(named.get());
      String name = threat.matches() ? threat.group(1) : named.get();
      return Optional.of(name.substring(0, Math.min(name.length(), MOST_NAME)));
    }
    boolean answers = fields.get("encapsulated").filter(Icap::beginsWithAnswer).isPresent();
    if (!answers) {
      return Optional.empty();
    }
    String line = in.line(BUFFER);
    return line.matches("HTTP/1\\.[01] 2.*") ? Optional.empty() : Optional.of(line);
  }

  private static boolean beginsWithAnswer(String encapsulated) {
    return ENCAPSULATED.matcher(encapsulated).matches();
  }

  /** Writes a content in chunks; the rest after a preview only if wanted (RFC 3507 §4.5). */
  private static final class PreviewedOutput extends OutputStream {
    private static final int CONTINUE = 100;

    private final OutputStream out;
    private final AnswerReader in;
    private final ChunkedOutput chunks;
    private final long size;
    private final long preview;
    private long shown;
    private boolean isPreviewing;
    private int early;

    PreviewedOutput(OutputStream out, AnswerReader in, OptionalInt preview, long size) {
      this.out = out;
      this.in = in;
      this.chunks = new ChunkedOutput(out);
      this.size = size;
      this.isPreviewing = preview.isPresent();
      this.preview = preview.orElse(0);
      this.shown = this.preview;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int at = offset;
      int left = length;
      if (isPreviewing && size > preview) {
        int first = (int) Math.min(left, shown);
        chunks.write(from, at, first);
        shown -= first;
        at += first;
        left -= first;
        if (left > 0) {
          chunks.end();
          isPreviewing = false;
          early = IcapStatus.read(in);
          if (early == CONTINUE) {
            AnswerFields.read(in);
            early = 0;
          }
        }
      }
      if (early == 0) {
        chunks.write(from, at, left);
      }
    }

    /** Ends the content and returns the status. */
    int end() throws IOException {
      if (early != 0) {
        return early;
      }
      if (isPreviewing) {
        out.write("0; ieof\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } else {
        chunks.end();
      }
      return IcapStatus.read(in);
    }
  }
}
