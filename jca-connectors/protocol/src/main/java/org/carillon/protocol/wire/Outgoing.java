package org.carillon.protocol.wire;

import java.io.IOException;
import java.util.Arrays;
import org.carillon.contract.net.OctetReservation;

/**
 * Octets written to a peer that are collected to be sent together. Its buffer counts in the
 * holding; without memory for one, each write is sent at once. For any thread: each call's octets
 * stay together.
 */
final class Outgoing {
  private static final byte[] NONE = {};

  private final OctetReservation holding;
  private Link link;
  private byte[] out = NONE;
  private int gathered;
  private long sent;

  Outgoing(Link link, OctetReservation holding) {
    this.link = link;
    this.holding = holding;
  }

  synchronized void write(byte[] from, int offset, int length) throws IOException {
    if (gathered + length > Incoming.BUSY_OCTETS) {
      flush();
    }
    if (length >= Incoming.BUSY_OCTETS) {
      send(from, offset, length);
      return;
    }
    if (gathered + length > out.length && !gather(length)) {
      flush();
      send(from, offset, length);
      return;
    }
    System.arraycopy(from, offset, out, gathered, length);
    gathered += length;
  }

  /** Makes room for more octets, if there is memory for it. */
  private boolean gather(int length) {
    int octets =
        gathered + length <= Incoming.IDLE_OCTETS ? Incoming.IDLE_OCTETS : Incoming.BUSY_OCTETS;
    if (!holding.take(octets - out.length)) {
      return false;
    }
    out = Arrays.copyOf(out, octets);
    return true;
  }

  private void send(byte[] from, int offset, int length) throws IOException {
    link.write(from, offset, length);
    sent += length;
  }

  /** Sends the written octets. */
  synchronized void flush() throws IOException {
    if (gathered > 0) {
      send(out, 0, gathered);
      gathered = 0;
    }
  }

  /** Returns whether it has a buffer. */
  synchronized boolean isHeld() {
    return out.length > 0;
  }

  /** Releases the buffer, unless it has octets to send. */
  synchronized void release() {
    if (gathered == 0 && out.length > 0) {
      holding.giveBack(out.length);
      out = NONE;
    }
  }

  /** Sends over another link from now on. */
  synchronized void over(Link other) {
    link = other;
  }

  /** Octets sent so far. */
  synchronized long sent() {
    return sent;
  }
}
