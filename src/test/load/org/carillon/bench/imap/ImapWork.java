package org.carillon.bench.imap;

import java.io.IOException;

/**
 * What clients do, measured alone.
 *
 * @param name as printed and as asked for
 * @param connections how many do it at once
 * @param shared whether all connections work on the large account, or each on its own
 * @param changes whether it waits for the disk
 * @param remembered whether servers may remember which passwords were right
 * @param begin what a connection does before the clock runs
 * @param prepare what it does before each time, not measured
 * @param once what is measured
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
    /** Does nothing. */
    Step NONE = _ -> {};

    /** Sends what it has to send and waits for the answers. */
    void take(ImapTurn turn) throws IOException;
  }

  /** Work of so many connections, each on an account of its own. */
  static ImapWork own(String name, int connections, Step once) {
    return new ImapWork(name, connections, false, false, true, Step.NONE, Step.NONE, once);
  }

  /** Work of so many connections on the large account. */
  static ImapWork shared(String name, int connections, Step once) {
    return new ImapWork(name, connections, true, false, true, Step.NONE, Step.NONE, once);
  }

  /** The same work in a mailbox that is selected beforehand. */
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

  /** The same work, each password of which is hashed. */
  ImapWork withoutMemory() {
    return new ImapWork(name, connections, shared, changes, false, begin, prepare, once);
  }

  /** The account that a connection signs in as. */
  int account(int connection) {
    return shared ? ImapLoad.LARGE_ACCOUNT : connection % ImapLoad.ACCOUNTS;
  }
}
