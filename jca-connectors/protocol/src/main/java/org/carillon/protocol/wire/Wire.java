package org.carillon.protocol.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Standing;
import org.carillon.contract.net.OctetHolding;

/**
 * Lines and octets over a {@link Link}, every one bounded in length and time.
 *
 * <p>One thread reads. Any thread may write; each call's octets stay together. What is written is
 * gathered and sent by {@link #flush}, when much has gathered, and before a read has to wait, so
 * that answers to pipelined commands leave together. While a connection is idle it holds no buffers
 * but a small one. What it holds beyond that counts against its {@link OctetHolding}: where none is
 * left it does with the small one, and a line that does not fit there is a {@link
 * CrowdedException}.
 */
public final class Wire implements AutoCloseable {
  /** The buffer of a connection that waits for its peer: most commands fit. */
  private static final int IDLE_OCTETS = 256;

  private static final int BUSY_OCTETS = 16_384;

  /** How much of a content is passed on at once, and held while a peer is slow to take it. */
  private static final int CONTENT_OCTETS = 65_536;

  /** How slowly a content may come, a literal or a message, in nanoseconds an octet. */
  private static final long NANOS_AN_OCTET = 1_000_000_000L / 256;

  /** How long a silent connection keeps its buffers. */
  private static final int KEEP_BUFFERS_MILLIS = 1_000;

  private static final byte[] NONE = {};

  private volatile Link link;
  private boolean deflated;
  private final LineEnds lineEnds;
  private final Terms terms;
  private final OctetHolding holding;
  private int lineOctets;
  private int patience;

  /** Until when the peer must have signed in, by {@link System#nanoTime}. */
  private OptionalLong signInBy;

  /** How long the peer let us wait for the content that is coming, and how much of it came. */
  private long contentWaited;

  private long contentOctets;

  /** What is held for the command that runs. */
  private long commandOctets;

  private byte[] in = NONE;
  private int at;
  private int end;
  private long received;

  private final Object output = new Object();
  private byte[] out = NONE;
  private int gathered;
  private long sent;

  private final Object turn = new Object();
  private boolean awaiting;

  /** Why the session is to end between commands. */
  private Optional<Input> leave = Optional.empty();

  private volatile Watch standing = () -> {};

  /**
   * A line to a peer that we chose ourselves.
   *
   * @param lineOctets the longest line read, its end included
   * @param patience how long to wait for the peer until told otherwise
   */
  public Wire(Link link, LineEnds lineEnds, int lineOctets, Duration patience) {
    this(link, lineEnds, Terms.trusting(lineOctets, patience));
  }

  /** A line to a peer that is a stranger until {@link #signedIn}. */
  public Wire(Link link, LineEnds lineEnds, Terms terms) {
    this.link = link;
    this.lineEnds = lineEnds;
    this.terms = terms;
    holding = terms.holding();
    lineOctets = terms.strangersLine();
    signInBy =
        terms.inAll().isZero()
            ? OptionalLong.empty()
            : OptionalLong.of(System.nanoTime() + terms.inAll().toNanos());
    patience(terms.patience());
  }

  /**
   * The peer is no stranger any more.
   *
   * @param limit how long to wait for it from now on
   */
  public void signedIn(Duration limit) {
    lineOctets = terms.line();
    signInBy = OptionalLong.empty();
    holding.signedIn();
    patience(limit);
  }

  /** The most octets that the literals of one command may have now, of at most so many. */
  public int literals(int most) {
    return signInBy.isPresent() ? Math.min(most, terms.literals()) : most;
  }

  /** Keeps octets beyond the command that runs, until {@link #giveBack}; whether there were any. */
  public boolean keep(long octets) {
    return holding.take(octets);
  }

  /** Gives back octets that were kept. */
  public void giveBack(long octets) {
    holding.giveBack(octets);
  }

  /**
   * Holds octets for the command that runs, until the next is awaited.
   *
   * @throws CrowdedException when none are left
   */
  public void hold(long octets) throws CrowdedException {
    if (!holding.take(octets)) {
      throw new CrowdedException();
    }
    commandOctets += octets;
  }

  /** Sets how long to wait for the peer from now on: for a whole line, or for any of its octets. */
  public void patience(Duration limit) {
    patience = (int) Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  /**
   * Waits a moment for the peer to say something.
   *
   * @return whether it did not, and nothing else happened that {@link #awaitCommand} would answer
   */
  public boolean isSilent() throws IOException {
    synchronized (turn) {
      if (leave.isPresent()) {
        return false;
      }
      awaiting = true;
    }
    boolean silent = at == end && fill(Math.min(patience, KEEP_BUFFERS_MILLIS)) == 0;
    synchronized (turn) {
      awaiting = false;
    }
    return silent;
  }

  /**
   * Waits for a command line. Between commands is where a session is made to end: only this answers
   * {@link Input.Stopping} and {@link Input.Dismissed}.
   */
  public Input awaitCommand() throws IOException {
    holding.giveBack(commandOctets);
    commandOctets = 0;
    if (signInBy.isPresent() && signInBy.getAsLong() - System.nanoTime() <= 0) {
      return new Input.Silent();
    }
    synchronized (turn) {
      if (leave.isPresent()) {
        return leave.get();
      }
      awaiting = true;
    }
    Input input = readLine(lineOctets);
    synchronized (turn) {
      awaiting = false;
      return input instanceof Input.End ? leave.orElse(input) : input;
    }
  }

  /** Waits for a further line of a command that has begun. */
  public Input readLine() throws IOException {
    return readLine(lineOctets);
  }

  /**
   * Waits for a further line of a command that has begun.
   *
   * @param most the longest line to take, its end included
   */
  public Input readLine(int most) throws IOException {
    long now = System.nanoTime();
    long deadline = now + patience * 1_000_000L;
    if (signInBy.isPresent()) {
      deadline = now + Math.min(deadline - now, signInBy.getAsLong() - now);
    }
    contentWaited = 0;
    contentOctets = 0;
    int scanned = at;
    while (true) {
      for (int i = scanned; i < end; i++) {
        if (in[i] == '\n') {
          return i + 1 - at > most ? skipLine(deadline) : line(i);
        }
      }
      scanned = end;
      if (end - at >= most) {
        return skipLine(deadline);
      }
      int offset = scanned - at;
      int n = fill(remaining(deadline));
      if (n <= 0) {
        return n < 0 ? new Input.End() : new Input.Silent();
      }
      scanned = at + offset;
    }
  }

  private Input line(int newline) {
    int from = at;
    int to = newline;
    at = newline + 1;
    boolean carriageReturn = to > from && in[to - 1] == '\r';
    if (carriageReturn) {
      to--;
    }
    if (lineEnds == LineEnds.STRICT) {
      for (int i = from; i < to; i++) {
        if (in[i] == '\r') {
          return new Input.BareEnding();
        }
      }
    }
    return new Input.Line(octets(from, to));
  }

  private Input skipLine(long deadline) throws IOException {
    String begin = octets(at, Math.min(end, at + Input.TooLong.KEPT_OCTETS));
    String last = "";
    while (true) {
      int from = at;
      for (int i = at; i < end; i++) {
        if (in[i] == '\n') {
          at = i + 1;
          last = ending(last, from, i);
          return new Input.TooLong(
              begin, last.endsWith("\r") ? last.substring(0, last.length() - 1) : last);
        }
      }
      last = ending(last, from, end);
      at = end;
      int n = fill(remaining(deadline));
      if (n <= 0) {
        return n < 0 ? new Input.End() : new Input.Silent();
      }
    }
  }

  /** The last octets of what came before and of a range that is unread. */
  private String ending(String before, int from, int to) {
    String all = before + octets(Math.max(from, to - Input.TooLong.KEPT_OCTETS), to);
    return all.substring(Math.max(0, all.length() - Input.TooLong.KEPT_OCTETS));
  }

  private String octets(int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static int remaining(long deadline) {
    return (int) Math.clamp((deadline - System.nanoTime()) / 1_000_000L, 0, Integer.MAX_VALUE);
  }

  /**
   * Reads exactly so many octets, an IMAP literal for example.
   *
   * @throws EOFException when the peer ends the connection before
   * @throws PeerSilentException when the peer pauses longer than the patience
   */
  public void readOctets(long length, Sink sink) throws IOException {
    long left = length;
    while (left > 0) {
      require();
      int n = (int) Math.min(left, end - at);
      sink.write(in, at, n);
      at += n;
      left -= n;
    }
  }

  /**
   * Has at least one octet between {@link #position} and {@link #limit}, waiting for it. A content
   * that comes too slowly in all is one that does not come, and so is one that comes for longer
   * than signing in may take.
   */
  void require() throws IOException {
    if (at == end) {
      long left = patience * 1_000_000L + contentOctets * NANOS_AN_OCTET - contentWaited;
      long begun = System.nanoTime();
      if (signInBy.isPresent()) {
        left = Math.min(left, signInBy.getAsLong() - begun);
      }
      int n = fill((int) Math.clamp(left / 1_000_000L, 0, patience));
      contentWaited += System.nanoTime() - begun;
      contentOctets += Math.max(n, 0);
      if (n < 0) {
        throw new EOFException("The peer ended the connection");
      }
      if (n == 0) {
        throw new PeerSilentException();
      }
    }
  }

  byte[] buffer() {
    return in;
  }

  int position() {
    return at;
  }

  int limit() {
    return end;
  }

  void consume(int octets) {
    at += octets;
  }

  /** Reads more behind what is unread; answers as {@link Link#read} does. */
  private int fill(int wait) throws IOException {
    if (wait == 0) {
      return 0;
    }
    flush();
    makeRoom();
    int n;
    if (wait > KEEP_BUFFERS_MILLIS && hasBuffers()) {
      n = link.read(in, end, in.length - end, KEEP_BUFFERS_MILLIS);
      if (n == 0) {
        releaseBuffers();
        n = link.read(in, end, in.length - end, wait - KEEP_BUFFERS_MILLIS);
      }
    } else {
      n = link.read(in, end, in.length - end, wait);
    }
    if (n > 0) {
      end += n;
      received += n;
    }
    return n;
  }

  /** Whether more is held than an idle connection needs. */
  private boolean hasBuffers() {
    synchronized (output) {
      return in.length > IDLE_OCTETS || out.length > 0;
    }
  }

  private void makeRoom() throws CrowdedException {
    if (at == end) {
      boolean wasFull = end == in.length && end > 0;
      at = 0;
      end = 0;
      if (in.length == 0) {
        in = new byte[IDLE_OCTETS];
      } else if (wasFull && in.length < BUSY_OCTETS && holding.take(BUSY_OCTETS - in.length)) {
        in = new byte[BUSY_OCTETS];
      }
    } else if (end == in.length) {
      int unread = end - at;
      byte[] roomy = unread * 2 > in.length ? roomier(unread) : in;
      System.arraycopy(in, at, roomy, 0, unread);
      in = roomy;
      at = 0;
      end = unread;
    }
  }

  /** A larger buffer, where there is memory for it or some of this one is free. */
  private byte[] roomier(int unread) throws CrowdedException {
    int octets = Math.max(in.length * 2, signInBy.isPresent() ? 0 : BUSY_OCTETS);
    if (holding.take(octets - in.length)) {
      return new byte[octets];
    }
    if (unread == in.length) {
      throw new CrowdedException();
    }
    return in;
  }

  private void releaseBuffers() {
    // Room to read into is needed even where an unfinished line waits.
    int octets = end - at + IDLE_OCTETS;
    if (octets < in.length) {
      holding.giveBack(in.length - octets);
      in = Arrays.copyOfRange(in, at, at + octets);
      end -= at;
      at = 0;
    }
    synchronized (output) {
      if (gathered == 0 && out.length > 0) {
        holding.giveBack(out.length);
        out = NONE;
      }
    }
  }

  /** Whether the peer sent more than was read: it pipelines. */
  public boolean pipelined() {
    return at < end;
  }

  /** Writes text as UTF-8. */
  public void write(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    write(octets, 0, octets.length);
  }

  /** Writes a line of text as UTF-8, with CRLF behind it. */
  public void writeLine(String text) throws IOException {
    write(text + "\r\n");
  }

  /** Writes octets. */
  public void write(byte[] from, int offset, int length) throws IOException {
    synchronized (output) {
      if (gathered + length > BUSY_OCTETS) {
        flush();
      }
      if (length >= BUSY_OCTETS) {
        link.write(from, offset, length);
        sent += length;
        return;
      }
      if (gathered + length > out.length && !gather(length)) {
        flush();
        link.write(from, offset, length);
        sent += length;
        return;
      }
      System.arraycopy(from, offset, out, gathered, length);
      gathered += length;
    }
  }

  /** Has room for so many octets more, if there is memory for it. */
  private boolean gather(int length) {
    int octets = gathered + length <= IDLE_OCTETS ? IDLE_OCTETS : BUSY_OCTETS;
    if (!holding.take(octets - out.length)) {
      return false;
    }
    out = Arrays.copyOf(out, octets);
    return true;
  }

  /** Writes part of a content. */
  public void write(Content content, long position, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(length, CONTENT_OCTETS)];
    long from = position;
    long left = length;
    while (left > 0) {
      int n = content.read(from, buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        throw new EOFException("Content ends at " + from + ", " + left + " octets short");
      }
      write(buffer, 0, n);
      from += n;
      left -= n;
    }
  }

  /** Sends what was written. */
  public void flush() throws IOException {
    synchronized (output) {
      if (gathered > 0) {
        link.write(out, 0, gathered);
        sent += gathered;
        gathered = 0;
      }
    }
  }

  /**
   * Sends what was written and turns the connection into TLS. What the peer had sent ahead in the
   * clear is thrown away, so that nobody can slip commands in before the encryption (RFC 3207 §6);
   * a session asks {@link #pipelined} first when it wants to refuse such a peer.
   */
  public void startTls() throws IOException {
    flush();
    at = 0;
    end = 0;
    link.startTls();
  }

  /**
   * Sends what was written and deflates both ways from now on (RFC 4978). What the peer had sent
   * ahead is thrown away: a session asks {@link #pipelined} first.
   */
  public void deflate() throws IOException {
    flush();
    at = 0;
    end = 0;
    link = new DeflatedLink(link);
    deflated = true;
  }

  /** Whether octets travel deflated. */
  public boolean isDeflated() {
    return deflated;
  }

  /** Protocol and cipher suite; empty in the clear. */
  public String tls() {
    return link.tls();
  }

  /** Whether the connection is encrypted. */
  public boolean secure() {
    return !link.tls().isEmpty();
  }

  /**
   * Asks the session to end: a command that runs is finished, then {@link #awaitCommand} answers
   * {@link Input.Stopping}. For any thread.
   */
  public void stop() {
    end(new Input.Stopping());
  }

  /**
   * Ends the session, as {@link #stop} does but with {@link Input.Dismissed}, when what its client
   * was admitted by falls.
   */
  public void restOn(Standing signIn) {
    standing.close();
    standing = signIn.watch(() -> end(new Input.Dismissed()));
  }

  private void end(Input why) {
    synchronized (turn) {
      leave = Optional.of(why);
      if (awaiting) {
        link.endReading();
      }
    }
  }

  /** Octets received so far. */
  public long received() {
    return received;
  }

  /** Octets sent so far. */
  public long sent() {
    synchronized (output) {
      return sent;
    }
  }

  /** Ends the connection; what was not flushed is lost. */
  @Override
  public void close() {
    standing.close();
    holding.close();
    link.close();
  }
}
