package org.carillon.web.form;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.carillon.web.request.PartBounds;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A request's body that breaks off when its parts exceed the limits: the rest is read, so that the
 * sender reads the response, and dropped.
 */
final class GuardedParts extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final PartBounds bounds;
  private boolean broken;

  GuardedParts(StreamSourceConduit next, PartBounds bounds) {
    super(next);
    this.bounds = bounds;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int from = buffer.position();
    int count = super.read(buffer);
    for (int at = from; at < buffer.position() && !broken; at++) {
      broken = !bounds.take(buffer.get(at));
    }
    while (broken) {
      buffer.position(from);
      if (count < 0) {
        throw new IOException(
            "The form has too many parts, or the headers of its parts are too large");
      }
      if (count == 0) {
        return 0;
      }
      count = super.read(buffer);
    }
    return count;
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (buffers[i].hasRemaining()) {
        return read(buffers[i]);
      }
    }
    return 0;
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
  }

  @Override
  public long transferTo(long count, ByteBuffer throughBuffer, StreamSinkChannel target)
      throws IOException {
    return IoUtils.transfer(new ConduitReadableByteChannel(this), count, throughBuffer, target);
  }
}
