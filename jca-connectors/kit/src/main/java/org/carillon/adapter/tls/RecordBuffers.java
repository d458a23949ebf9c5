package org.carillon.adapter.tls;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Buffers for outgoing records, lent for one write; a few are kept for the next. */
final class RecordBuffers {
  private static final BlockingQueue<ByteBuffer> KEPT = new ArrayBlockingQueue<>(64);

  private RecordBuffers() {}

  static ByteBuffer take(int octets) {
    ByteBuffer buffer = KEPT.poll();
    return buffer == null ? ByteBuffer.allocate(octets) : buffer;
  }

  static void give(ByteBuffer buffer) {
    // If enough are kept, this one is left to the garbage collector.
    KEPT.offer(buffer.clear());
  }
}
