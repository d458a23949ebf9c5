package org.carillon.protocol.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carillon.contract.net.CrowdedException;
import org.carillon.contract.net.OctetHolding;

/**
 * What came of a peer and is not read yet. Its buffer is small while nothing comes, and what it has
 * beyond that is held. For one thread.
 */
final class Incoming {
  /** The buffer of a connection that waits for its peer: most commands fit. */
  static final int IDLE_OCTETS = 256;

  static final int BUSY_OCTETS = 16_384;

  private final OctetHolding holding;
  private byte[] in = {};
  private int at;
  private int end;
  private long received;

  Incoming(OctetHolding holding) {
    this.holding = holding;
  }

  /** Reads more behind what is unread; answers as {@link Link#read} does. */
  int read(Link link, int millis) throws IOException {
    int n = link.read(in, end, in.length - end, millis);
    if (n > 0) {
      end += n;
      received += n;
    }
    return n;
  }

  /** How many octets are unread. */
  int unread() {
    return end - at;
  }

  /** An unread octet. */
  byte octet(int index) {
    return in[at + index];
  }

  /** Where this octet first is in a range of what is unread; negative when it is not there. */
  int find(char octet, int from, int to) {
    for (int i = at + from; i < at + to; i++) {
      if (in[i] == octet) {
        return i - at;
      }
    }
    return -1;
  }

  /** A range of what is unread, each octet a char. */
  String text(int from, int to) {
    return new String(in, at + from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Hands on so many octets, which are read then. */
  void handOn(int octets, Sink sink) throws IOException {
    sink.write(in, at, octets);
    at += octets;
  }

  /** So many octets are read. */
  void skip(int octets) {
    at += octets;
  }

  /** Throws away what is unread. */
  void clear() {
    at = 0;
    end = 0;
  }

  /** Where what is unread lies, between {@link #position} and {@link #limit}. */
  byte[] buffer() {
    return in;
  }

  int position() {
    return at;
  }

  int limit() {
    return end;
  }

  /** Whether more is held than an idle connection needs. */
  boolean isLarge() {
    return in.length > IDLE_OCTETS;
  }

  /**
   * Has room for at least one octet more.
   *
   * @param sparingly grows no more than it must
   * @throws CrowdedException when it must grow and there is no memory for that
   */
  void makeRoom(boolean sparingly) throws CrowdedException {
    if (at == end) {
      boolean wasFull = end == in.length && end > 0;
      clear();
      if (in.length == 0) {
        in = new byte[IDLE_OCTETS];
      } else if (wasFull && in.length < BUSY_OCTETS && holding.take(BUSY_OCTETS - in.length)) {
        in = new byte[BUSY_OCTETS];
      }
    } else if (end == in.length) {
      int unread = end - at;
      byte[] roomy = unread * 2 > in.length ? roomier(unread, sparingly) : in;
      System.arraycopy(in, at, roomy, 0, unread);
      in = roomy;
      at = 0;
      end = unread;
    }
  }

  /** A larger buffer, where there is memory for it or some of this one is free. */
  private byte[] roomier(int unread, boolean sparingly) throws CrowdedException {
    int octets = Math.max(in.length * 2, sparingly ? 0 : BUSY_OCTETS);
    if (holding.take(octets - in.length)) {
      return new byte[octets];
    }
    if (unread == in.length) {
      throw new CrowdedException();
    }
    return in;
  }

  /** Gives back what an idle connection does not need. */
  void shrink() {
    // Room to read into is needed even where an unfinished line waits.
    int octets = end - at + IDLE_OCTETS;
    if (octets < in.length) {
      holding.giveBack(in.length - octets);
      in = Arrays.copyOfRange(in, at, at + octets);
      end -= at;
      at = 0;
    }
  }

  /** Octets received so far. */
  long received() {
    return received;
  }
}
