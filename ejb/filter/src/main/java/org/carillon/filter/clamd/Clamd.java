package org.carillon.filter.clamd;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.MessageOctets;

/** A conversation with ClamAV's daemon (clamd(8)); each connection serves one command. */
public final class Clamd {
  private static final int MOST_ANSWER = 4_096;
  private static final int CHUNK = 65_536;
  private static final String FOUND = " FOUND";
  private static final String ERROR = " ERROR";
  private static final String STREAM = "stream: ";

  private final OutputStream out;
  private final AnswerReader in;

  /** Creates a conversation over a new connection. */
  public Clamd(PeerConnection connection) {
    this.out = connection.out();
    this.in = new AnswerReader(connection.in());
  }

  /** Returns the versions of the daemon and of its signatures; throws if it does not answer. */
  public String version() throws IOException {
    command("VERSION");
    return answer();
  }

  /**
   * Scans a message and returns the name of what was found in it; empty if nothing was.
   *
   * @throws IOException if the daemon does not answer
   * @throws UnscannableMessageException if it can't scan this message
   */
  public Optional<String> scan(MessageOctets message) throws IOException {
    String answer;
    try {
      send(message);
    } catch (IOException closed) {
      // If the message exceeds the daemon's limit, it closes the connection while we send, but has
      // sent a reply before.
      answer = lastWords(closed);
      throw new UnscannableMessageException(answer);
    }
    answer = answer();
    String said = answer.startsWith(STREAM) ? answer.substring(STREAM.length()) : answer;
    if (said.endsWith(FOUND)) {
      return Optional.of(said.substring(0, said.length() - FOUND.length()));
    }
    if (said.equals("OK")) {
      return Optional.empty();
    }
    if (said.endsWith(ERROR)) {
      throw new UnscannableMessageException(said);
    }
    throw new IOException("clamd says: " + said);
  }

  private String lastWords(IOException closed) throws IOException {
    try {
      return answer();
    } catch (IOException silent) {
      closed.addSuppressed(silent);
      throw closed;
    }
  }

  private void send(MessageOctets message) throws IOException {
    command("INSTREAM");
    DataOutputStream data = new DataOutputStream(out);
    try (OutputStream chunks = new BufferedOutputStream(new Chunks(data), CHUNK)) {
      message.writeTo(chunks);
    }
    data.writeInt(0);
    data.flush();
  }

  private void command(String word) throws IOException {
    out.write(('z' + word + '\0').getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private String answer() throws IOException {
    return AnswerReader.text(in.until('\0', MOST_ANSWER));
  }

  /** Writes each piece as a chunk; closing does not close the underlying stream. */
  private static final class Chunks extends FilterOutputStream {
    private final DataOutputStream data;

    Chunks(DataOutputStream data) {
      super(data);
      this.data = data;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (length > 0) {
        data.writeInt(length);
        data.write(from, offset, length);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
