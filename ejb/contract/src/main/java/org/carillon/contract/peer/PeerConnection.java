package org.carillon.contract.peer;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An open connection. One thread uses it; interrupting that thread closes it. Reading longer than
 * its patience fails with a {@link java.net.SocketTimeoutException}.
 */
public interface PeerConnection extends Closeable {

  /** What the other side says; not buffered. */
  InputStream in();

  /** What is said to it; not buffered. */
  OutputStream out();
}
