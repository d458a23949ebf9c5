package org.carillon.bench.peer;

/** A third-party IMAP server with the benchmark's accounts. */
public interface ImapPeer extends AutoCloseable {

  /** The name in the output, with its variant. */
  String name();

  int imap();

  /** Returns whether its sign-in computes the same password hash as ours. */
  boolean hasOurHash();

  /** Switches its password cache on, as at first, or off. */
  void remember(boolean passwords);

  void restart();

  @Override
  void close();
}
