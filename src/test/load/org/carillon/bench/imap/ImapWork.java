package org.carillon.bench.imap;

import java.io.IOException;

/**
 * A work of clients, measured alone.
 *
 * @param name the name on the command line and in the output
 * @param connections the number of parallel connections
 * @param shared whether all connections work on the large account, or each on its own
 * @param changes whether it waits for the disk
 * @param remembered whether servers may cache correct passwords
 * @param begin prepares a connection before the clock starts
 * @param prepare prepares each run, not measured
 * @param once the measured run
 */
record ImapWork(
    String name,
    int connections,
    boolean shared,
    boolean changes,
    boolean remembered,
    Step begin,
    Step prepare,
    Step once) {

  /** A part of a connection's work. */
  @FunctionalInterface
  interface Step {
    Step NONE = _ -> {};

    /** Sends its commands and waits for the responses. */
    void take(ImapTurn turn) throws IOException;
  }

  /** A work of parallel connections, each with an account of its own. */
  static ImapWork own(String name, int connections, Step once) {
    return new ImapWork(name, connections, false, false, true, Step.NONE, Step.NONE, once);
  }

  /** A work of parallel connections on the large account. */
  static ImapWork shared(String name, int connections, Step once) {
    return new ImapWork(name, connections, true, false, true, Step.NONE, Step.NONE, once);
  }

  /** The same work in a mailbox that is already selected. */
  ImapWork in(String mailbox) {
    Step select = turn -> turn.command("SELECT " + mailbox);
    return new ImapWork(name, connections, shared, changes, remembered, select, prepare, once);
  }

  /** The same work with preparations before each time. */
  ImapWork after(Step preparation) {
    return new ImapWork(name, connections, shared, changes, remembered, begin, preparation, once);
  }

  /** The same work, which waits for the disk. */
  ImapWork thatChanges() {
    return new ImapWork(name, connections, shared, true, remembered, begin, prepare, once);
  }

  /** The same work without password caches. */
  ImapWork withoutMemory() {
    return new ImapWork(name, connections, shared, changes, false, begin, prepare, once);
  }

  /** The account that a connection signs in as. */
  int account(int connection) {
    return shared ? ImapLoad.LARGE_ACCOUNT : connection % ImapLoad.ACCOUNTS;
  }
}
