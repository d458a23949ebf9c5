package org.carillon.protocol.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.OctetReservation;

/** Received octets not read yet; a larger buffer counts in the holding. For one thread. */
final class Incoming {
  /** The buffer of a waiting connection: most commands fit. */
  static final int IDLE_OCTETS = 256;

  static final int BUSY_OCTETS = 16_384;

  private final OctetReservation holding;
  private byte[] in = {};
  private int at;
  private int end;
  private long received;

  Incoming(OctetReservation holding) {
    this.holding = holding;
  }

  /** Reads more octets behind the unread ones; returns the result of {@link Link#read}. */
  int read(Link link, int millis) throws IOException {
    int n = link.read(in, end, in.length - end, millis);
    if (n > 0) {
      end += n;
      received += n;
    }
    return n;
  }

  /** Returns the number of unread octets. */
  int unread() {
    return end - at;
  }

  /** Returns an unread octet. */
  byte octet(int index) {
    return in[at + index];
  }

  /** Returns the index of the first such octet among unread ones; negative if absent. */
  int find(char octet, int from, int to) {
    for (int i = at + from; i < at + to; i++) {
      if (in[i] == octet) {
        return i - at;
      }
    }
    return -1;
  }

  /** Returns a range of unread octets, each as a char. */
  String text(int from, int to) {
    return new String(in, at + from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Passes on a number of octets, which then count as read. */
  void handOn(int octets, Sink sink) throws IOException {
    sink.write(in, at, octets);
    at += octets;
  }

  /** Skips a number of octets. */
  void skip(int octets) {
    at += octets;
  }

  /** Discards the unread octets. */
  void clear() {
    at = 0;
    end = 0;
  }

  /** Returns the buffer; unread octets are between {@link #position} and {@link #limit}. */
  byte[] buffer() {
    return in;
  }

  int position() {
    return at;
  }

  int limit() {
    return end;
  }

  /** Returns whether the buffer is larger than that of an idle connection. */
  boolean isLarge() {
    return in.length > IDLE_OCTETS;
  }

  /**
   * Makes room for at least one more octet.
   *
   * @param sparingly grows no more than necessary
   * @throws MemoryLimitException when it must grow and there is no memory for that
   */
  void makeRoom(boolean sparingly) throws MemoryLimitException {
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

  /** Returns a larger buffer, if there is memory for it, or this one if a part of it is free. */
  private byte[] roomier(int unread, boolean sparingly) throws MemoryLimitException {
    int octets = Math.max(in.length * 2, sparingly ? 0 : BUSY_OCTETS);
    if (holding.take(octets - in.length)) {
      return new byte[octets];
    }
    if (unread == in.length) {
      throw new MemoryLimitException();
    }
    return in;
  }

  /** Shrinks the buffer to the size for an idle connection. */
  void shrink() {
    // There must be room to read even after an unfinished line.
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
