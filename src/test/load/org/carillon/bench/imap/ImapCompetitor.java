package org.carillon.bench.imap;

import java.io.IOException;
import java.time.Duration;
import org.carillon.bench.peer.Accounts;
import org.carillon.bench.peer.ImapPeer;

/** A peer under the same load. */
final class ImapCompetitor {
  private final ImapPeer peer;
  private final ImapLoad load;

  ImapCompetitor(ImapPeer peer, Accounts accounts) {
    this.peer = peer;
    this.load = new ImapLoad(peer.imap(), accounts);
  }

  String name() {
    return peer.name();
  }

  /** Returns whether its costs for the work are comparable with ours. */
  boolean isComparable(ImapWork work) {
    return peer.hasOurHash() || !work.name().equals("login");
  }

  void remember(boolean passwords) {
    peer.remember(passwords);
  }

  void fill() throws Exception {
    load.fill();
  }

  double rate(ImapWork work, Duration turn) throws Exception {
    try {
      return load.rate(work, turn);
    } catch (IOException failure) {
      throw new IOException(work.name() + " of " + peer.name(), failure);
    }
  }
}
