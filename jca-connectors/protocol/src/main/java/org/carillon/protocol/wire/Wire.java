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
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.TlsProperties;

/**
 * Lines and octets over a {@link Link}, each bounded in length and time.
 *
 * <p>One thread reads. Any thread may write; each call's octets stay together. Written octets are
 * collected and sent by {@link #flush}, when there are many, and before a read has to wait, so that
 * replies to pipelined commands leave together. An idle connection only holds a small buffer.
 * Memory beyond that counts in its {@link OctetReservation}: if none is left, it uses the small
 * buffer, and a line that does not fit causes a {@link MemoryLimitException}.
 */
public final class Wire implements AutoCloseable {
  /** The number of octets of a content that are passed on at once, and held for a slow peer. */
  private static final int CONTENT_OCTETS = 65_536;

  /** The time for which a silent connection keeps its buffers, in ms. */
  private static final int KEEP_BUFFERS_MILLIS = 1_000;

  private volatile Link link;
  private boolean deflated;
  private final LineEnds lineEnds;
  private final PeerLimits terms;
  private final OctetReservation holding;
  private final PeerTimeouts patience;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private int lineOctets;

  /** The octets held for the running command. */
  private long commandOctets;

  private final Object turn = new Object();
  private boolean awaiting;

  /** The reason why the session is to end between commands. */
  private Optional<Input> leave = Optional.empty();

  private volatile Watch validity = () -> {};
  private SignInValidity signedIn = SignInValidity.PERMANENT;
  private String program = "";

  /** Creates a wire to a peer that we chose ourselves, with these limits until told otherwise. */
  public Wire(Link link, LineEnds lineEnds, int lineOctets, Duration patience) {
    this(link, lineEnds, PeerLimits.trusting(lineOctets, patience));
  }

  /** Creates a wire to a peer that is unauthenticated until {@link #signedIn}. */
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

  /** Applies the limits of a signed-in peer, with this timeout from now on. */
  public void signedIn(Duration limit) {
    lineOctets = terms.line();
    holding.signedIn();
    patience.signedIn();
    patience.limit(limit);
  }

  /** Applies an unknown peer's limits again, except for memory, with which it can be trusted. */
  public void signedOut() {
    validity.close();
    validity = () -> {};
    signedIn = SignInValidity.PERMANENT;
    lineOctets = terms.strangersLine();
    patience.signedOut(terms);
  }

  /** Returns the most octets of one command's literals now, at most the given number. */
  public int literals(int most) {
    return patience.isWithStranger() ? Math.min(most, terms.literals()) : most;
  }

  /** Holds octets until {@link #giveBack}, beyond the command; false if none are left. */
  public boolean keep(long octets) {
    return holding.take(octets);
  }

  /** Releases octets that were kept. */
  public void giveBack(long octets) {
    holding.giveBack(octets);
  }

  /** Holds octets until the next command is awaited; throws when none are left. */
  public void hold(long octets) throws MemoryLimitException {
    if (!holding.take(octets)) {
      throw new MemoryLimitException();
    }
    commandOctets += octets;
  }

  /** Sets the timeout from now on: for a whole line, or for any octet of a content. */
  public void patience(Duration limit) {
    patience.limit(limit);
  }

  /**
   * Waits a moment for the peer to send something.
   *
   * @return whether it did not, and nothing else happened that {@link #awaitCommand} would return
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
   * Waits for a command line. Sessions are only ended between commands: only this and {@link
   * #awaitOctets} return {@link Input.Stopping} and {@link Input.Dismissed}.
   */
  public Input awaitCommand() throws IOException {
    Optional<Input> over = beginWaiting();
    return over.isPresent() ? over.get() : endWaiting(readLine(lineOctets));
  }

  /** Waits for a command of octets, not of lines; empty when its first octets arrive. */
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

  /** Waits for a further line of a begun command, at most so long, its end included. */
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

  /** Returns the last octets of the text before and of the unread ones up to an index. */
  private String ending(String before, int to) {
    String all = before + incoming.text(Math.max(0, to - Input.TooLong.KEPT_OCTETS), to);
    return all.substring(Math.max(0, all.length() - Input.TooLong.KEPT_OCTETS));
  }

  /**
   * Reads an exact number of octets, an IMAP literal for example.
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

  /** Awaits at least one octet and returns unread ones; slow content counts as silence. */
  Incoming require() throws IOException {
    if (incoming.unread() == 0) {
      long begun = System.nanoTime();
      int n = fill(patience.contentMillis());
      patience.contentCame(n, System.nanoTime() - begun);
      if (n < 0) {
        throw new EOFException("The peer closed the connection");
      }
      if (n == 0) {
        throw new PeerSilentException();
      }
    }
    return incoming;
  }

  /** Reads more octets behind the unread ones; returns the result of {@link Link#read}. */
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

  /** Returns whether the peer sent more than was read: it pipelines. */
  public boolean pipelined() {
    return incoming.unread() > 0;
  }

  public void write(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    write(octets, 0, octets.length);
  }

  /** Writes a line of text as UTF-8, followed by CRLF. */
  public void writeLine(String text) throws IOException {
    write(text + "\r\n");
  }

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

  /** Sends the written octets. */
  public void flush() throws IOException {
    outgoing.flush();
  }

  /**
   * Sends the written octets and starts TLS. Discards everything that the peer had sent ahead in
   * the clear, so that no attacker can inject commands (RFC 3207 §6); a session checks {@link
   * #pipelined} first if it wants to refuse such a peer.
   */
  public void startTls() throws IOException {
    flush();
    incoming.clear();
    link.startTls();
  }

  /** Deflates both ways from now on (RFC 4978); check {@link #pipelined} first: it is discarded. */
  public void deflate() throws IOException {
    flush();
    incoming.clear();
    link = new DeflatedLink(link);
    outgoing.over(link);
    deflated = true;
  }

  /** Returns whether octets are deflated. */
  public boolean isDeflated() {
    return deflated;
  }

  /** Returns the protocol and cipher suite; empty in the clear. */
  public String tls() {
    return link.tls().map(TlsProperties::description).orElse("");
  }

  /** Returns the facts of the encryption, for example channel bindings; empty in the clear. */
  public Optional<TlsProperties> tlsFacts() {
    return link.tls();
  }

  /** Returns our address that the peer reached; empty if it is unknown. */
  public Optional<InetAddress> reached() {
    return link.reached();
  }

  /** Returns whether the connection is encrypted. */
  public boolean secure() {
    return link.tls().isPresent();
  }

  /** Ends the session between commands, by {@link Input.Stopping}. Any thread may call it. */
  public void stop() {
    end(new Input.Stopping());
  }

  /** Is like {@link #stop}, by {@link Input.Dismissed}, when the latest sign-in becomes invalid. */
  public void endWith(SignInValidity signIn) {
    validity.close();
    validity = signIn.watch(() -> end(new Input.Dismissed()));
    signedIn = signIn;
    signIn.clientIs(program);
  }

  /** Notes the client's own name, before or after its sign-in. */
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

  /** Closes the connection; octets that were not flushed are lost. */
  @Override
  public void close() {
    validity.close();
    holding.close();
    link.close();
  }
}
