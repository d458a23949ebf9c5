package org.carillon.protocol.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.net.CrowdedException;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.TlsFacts;

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
  /** How much of a content is passed on at once, and held while a peer is slow to take it. */
  private static final int CONTENT_OCTETS = 65_536;

  /** How long a silent connection keeps its buffers. */
  private static final int KEEP_BUFFERS_MILLIS = 1_000;

  private volatile Link link;
  private boolean deflated;
  private final LineEnds lineEnds;
  private final PeerLimits terms;
  private final OctetHolding holding;
  private final PeerTimeouts patience;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private int lineOctets;

  /** What is held for the command that runs. */
  private long commandOctets;

  private final Object turn = new Object();
  private boolean awaiting;

  /** Why the session is to end between commands. */
  private Optional<Input> leave = Optional.empty();

  private volatile Watch validity = () -> {};
  private SignInValidity signedIn = SignInValidity.PERMANENT;
  private String program = "";

  /** A line to a peer that we chose ourselves, read within these bounds until told otherwise. */
  public Wire(Link link, LineEnds lineEnds, int lineOctets, Duration patience) {
    this(link, lineEnds, PeerLimits.trusting(lineOctets, patience));
  }

  /** A line to a peer that is a stranger until {@link #signedIn}. */
  public Wire(Link link, LineEnds lineEnds, PeerLimits terms) {
    this.link = link;
    this.lineEnds = lineEnds;
    this.terms = terms;
    holding = terms.holding();
    lineOctets = terms.strangersLine();
    patience = new PeerTimeouts(terms);
    incoming = new Incoming(holding);
    outgoing = new Outgoing(link, holding);
  }

  /**
   * The peer is no stranger any more.
   *
   * @param limit how long to wait for it from now on
   */
  public void signedIn(Duration limit) {
    lineOctets = terms.line();
    holding.signedIn();
    patience.signedIn();
    patience.limit(limit);
  }

  /**
   * The peer is a stranger again, but for what is held for it: it showed once that it may be
   * trusted with that.
   */
  public void signedOut() {
    validity.close();
    validity = () -> {};
    signedIn = SignInValidity.PERMANENT;
    lineOctets = terms.strangersLine();
    patience.signedOut(terms);
  }

  /** The most octets that the literals of one command may have now, of at most so many. */
  public int literals(int most) {
    return patience.isWithStranger() ? Math.min(most, terms.literals()) : most;
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
    patience.limit(limit);
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
    boolean silent = incoming.unread() == 0 && fill(patience.millis(KEEP_BUFFERS_MILLIS)) == 0;
    synchronized (turn) {
      awaiting = false;
    }
    return silent;
  }

  /**
   * Waits for a command line. Between commands is where a session is made to end: only this and
   * {@link #awaitOctets} answer {@link Input.Stopping} and {@link Input.Dismissed}.
   */
  public Input awaitCommand() throws IOException {
    Optional<Input> over = beginWaiting();
    return over.isPresent() ? over.get() : endWaiting(readLine(lineOctets));
  }

  /** Waits for a command of octets, not of lines; empty when it begins to come. */
  public Optional<Input> awaitOctets() throws IOException {
    Optional<Input> over = beginWaiting();
    if (over.isPresent()) {
      return over;
    }
    int n = pipelined() ? 1 : fill(PeerTimeouts.remaining(patience.lineDeadline()));
    Input none = endWaiting(n < 0 ? new Input.End() : new Input.Silent());
    return n > 0 ? Optional.empty() : Optional.of(none);
  }

  private Input endWaiting(Input input) {
    synchronized (turn) {
      awaiting = false;
      return input instanceof Input.End ? leave.orElse(input) : input;
    }
  }

  private Optional<Input> beginWaiting() {
    holding.giveBack(commandOctets);
    commandOctets = 0;
    if (patience.isOver()) {
      return Optional.of(new Input.Silent());
    }
    synchronized (turn) {
      if (leave.isEmpty()) {
        awaiting = true;
      }
      return leave;
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
    long deadline = patience.lineDeadline();
    int scanned = 0;
    while (true) {
      int newline = incoming.find('\n', scanned, incoming.unread());
      if (newline >= 0) {
        return newline + 1 > most ? skipLine(deadline) : line(newline);
      }
      scanned = incoming.unread();
      if (scanned >= most) {
        return skipLine(deadline);
      }
      int n = fill(PeerTimeouts.remaining(deadline));
      if (n <= 0) {
        return n < 0 ? new Input.End() : new Input.Silent();
      }
    }
  }

  private Input line(int newline) {
    boolean carriageReturn = newline > 0 && incoming.octet(newline - 1) == '\r';
    int to = carriageReturn ? newline - 1 : newline;
    Input line =
        lineEnds == LineEnds.STRICT && incoming.find('\r', 0, to) >= 0
            ? new Input.BareEnding()
            : new Input.Line(incoming.text(0, to));
    incoming.skip(newline + 1);
    return line;
  }

  private Input skipLine(long deadline) throws IOException {
    String begin = incoming.text(0, Math.min(incoming.unread(), Input.TooLong.KEPT_OCTETS));
    String last = "";
    while (true) {
      int newline = incoming.find('\n', 0, incoming.unread());
      int to = newline < 0 ? incoming.unread() : newline;
      last = ending(last, to);
      incoming.skip(newline < 0 ? to : to + 1);
      if (newline >= 0) {
        return new Input.TooLong(
            begin, last.endsWith("\r") ? last.substring(0, last.length() - 1) : last);
      }
      int n = fill(PeerTimeouts.remaining(deadline));
      if (n <= 0) {
        return n < 0 ? new Input.End() : new Input.Silent();
      }
    }
  }

  /** The last octets of what came before and of what is unread up to a place. */
  private String ending(String before, int to) {
    String all = before + incoming.text(Math.max(0, to - Input.TooLong.KEPT_OCTETS), to);
    return all.substring(Math.max(0, all.length() - Input.TooLong.KEPT_OCTETS));
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
      Incoming came = require();
      int n = (int) Math.min(left, came.unread());
      came.handOn(n, sink);
      left -= n;
    }
  }

  /**
   * What came, at least one octet, waiting for it. A content that comes too slowly in all is one
   * that does not come, and so is one that comes for longer than signing in may take.
   */
  Incoming require() throws IOException {
    if (incoming.unread() == 0) {
      long begun = System.nanoTime();
      int n = fill(patience.contentMillis());
      patience.contentCame(n, System.nanoTime() - begun);
      if (n < 0) {
        throw new EOFException("The peer ended the connection");
      }
      if (n == 0) {
        throw new PeerSilentException();
      }
    }
    return incoming;
  }

  /** Reads more behind what is unread; answers as {@link Link#read} does. */
  private int fill(int wait) throws IOException {
    if (wait == 0) {
      return 0;
    }
    flush();
    incoming.makeRoom(patience.isWithStranger());
    if (wait <= KEEP_BUFFERS_MILLIS || !(incoming.isLarge() || outgoing.isHeld())) {
      return incoming.read(link, wait);
    }
    int n = incoming.read(link, KEEP_BUFFERS_MILLIS);
    if (n == 0) {
      incoming.shrink();
      outgoing.release();
      n = incoming.read(link, wait - KEEP_BUFFERS_MILLIS);
    }
    return n;
  }

  /** Whether the peer sent more than was read: it pipelines. */
  public boolean pipelined() {
    return incoming.unread() > 0;
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
    outgoing.write(from, offset, length);
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
    outgoing.flush();
  }

  /**
   * Sends what was written and turns the connection into TLS. What the peer had sent ahead in the
   * clear is thrown away, so that nobody can slip commands in before the encryption (RFC 3207 §6);
   * a session asks {@link #pipelined} first when it wants to refuse such a peer.
   */
  public void startTls() throws IOException {
    flush();
    incoming.clear();
    link.startTls();
  }

  /**
   * Sends what was written and deflates both ways from now on (RFC 4978). What the peer had sent
   * ahead is thrown away: a session asks {@link #pipelined} first.
   */
  public void deflate() throws IOException {
    flush();
    incoming.clear();
    link = new DeflatedLink(link);
    outgoing.over(link);
    deflated = true;
  }

  /** Whether octets travel deflated. */
  public boolean isDeflated() {
    return deflated;
  }

  /** Protocol and cipher suite; empty in the clear. */
  public String tls() {
    return link.tls().map(TlsFacts::description).orElse("");
  }

  /** What there is to know of the encryption, channel bindings for one; empty in the clear. */
  public Optional<TlsFacts> tlsFacts() {
    return link.tls();
  }

  /** Our address that the peer reached; empty where that is not known. */
  public Optional<InetAddress> reached() {
    return link.reached();
  }

  /** Whether the connection is encrypted. */
  public boolean secure() {
    return link.tls().isPresent();
  }

  /**
   * Asks the session to end: a command that runs is finished, then {@link #awaitCommand} answers
   * {@link Input.Stopping}. For any thread.
   */
  public void stop() {
    end(new Input.Stopping());
  }

  /**
   * Ends the session, as {@link #stop} does but with {@link Input.Dismissed}, when its client's
   * sign-in is no longer valid. A later call replaces this one.
   */
  public void endWith(SignInValidity signIn) {
    validity.close();
    validity = signIn.watch(() -> end(new Input.Dismissed()));
    signedIn = signIn;
    signIn.clientIs(program);
  }

  /** Notes what the client calls itself, before or after its sign-in. */
  public void clientIs(String name) {
    program = name;
    signedIn.clientIs(name);
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
    return incoming.received();
  }

  /** Octets sent so far. */
  public long sent() {
    return outgoing.sent();
  }

  /** Ends the connection; what was not flushed is lost. */
  @Override
  public void close() {
    validity.close();
    holding.close();
    link.close();
  }
}
