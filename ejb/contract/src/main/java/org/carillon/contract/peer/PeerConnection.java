package org.carillon.contract.peer;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An open connection, used by one thread; interrupting that thread closes it. A read that exceeds
 * the timeout throws a {@link java.net.SocketTimeoutException}.
 */
public interface PeerConnection extends Closeable {

  /** Returns the stream of what the peer sends; it is not buffered. */
  InputStream in();

  /** Returns the stream to the peer; it is not buffered. */
  OutputStream out();
}
