package org.carillon.bench.peer;

/** An IMAP server somebody else wrote, running with the benchmark's accounts. */
public interface ImapPeer extends AutoCloseable {

  /** As printed, with what sets it apart. */
  String name();

  /** Where it serves IMAP. */
  int imap();

  /** Whether signing in costs it the same password hash as it costs us. */
  boolean hasOurHash();

  /** Lets it remember what it knows of passwords, as it does at first, or not. */
  void remember(boolean passwords);

  /** Stops it and starts it again. */
  void restart();

  @Override
  void close();
}
