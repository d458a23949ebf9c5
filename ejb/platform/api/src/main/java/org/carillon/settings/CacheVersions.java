package org.carillon.settings;

import org.carillon.contract.Watch;

/**
 * Counters by which every node learns that cached data has changed. A change increments its kind's
 * counter in its transaction. Each node compares the counters every ten seconds, and at once after
 * a hint.
 */
public interface CacheVersions {

  /** The kinds of cached data. */
  enum Kind {
    /** The values of settings. */
    SETTINGS,
    /** The membership of accounts in classes of service. */
    CLASSES,
    /** Domains, accounts, addresses and administrators. */
    DIRECTORY,
    /** TLS certificates and keys. */
    CERTIFICATES,
    /** Sign-in blocks that administrators lifted. */
    BARS,
    /** The keys with which domains sign their mail. */
    DOMAIN_KEYS,
    /** The administrators' own lists for mail from outside. */
    FILTER_ENTRIES,
    /** The DNS lists that mail from outside is checked against. */
    DNS_LISTS,
    /** The filter scripts of accounts, domains and the server. */
    RULES,
    /** Networks that all services refuse. */
    BANS,
    /** External programs that check mail. */
    EXTERNAL_FILTERS,
    /** The routes of mail to other servers. */
    MAIL_ROUTES,
    /** Senders that accounts allow or block. */
    SENDERS,
    /** Sessions that must end. */
    SESSIONS,
    /** Logos, skins and languages of the web pages. */
    LOOKS
  }

  /**
   * Fired (CDI) on the node that made a change, after its commit. The component that sends hints to
   * the other nodes observes it.
   *
   * @param kind the kind of data that was changed
   */
  record Changed(Kind kind) {}

  /** Increments the counter of a kind. Called inside the transaction that makes the change. */
  void increase(Kind kind);

  /**
   * Increments the counter of a kind whose changes carry their numbers. No other transaction
   * increments it until this one ends, so a reader that sees a number has seen all lower ones.
   *
   * @return the new value of the counter
   */
  long next(Kind kind);

  /**
   * Announces a change: this node has processed it when this returns, and the other nodes learn of
   * it through {@link Changed}. Called after the commit.
   */
  void announce(Kind kind);

  /** Compares the counters now and calls the watchers of changed kinds. This is cheap. */
  void compare();

  /** Registers a callback like {@link #watch}, called before those, whose data it updates. */
  Watch precede(Kind kind, Runnable onChange);

  /**
   * Registers a callback for changes of a kind, on this node or another.
   *
   * @param onChange the callback. It throws an unchecked exception if it can't process the change
   *     now; it is then called again at the next comparison
   */
  Watch watch(Kind kind, Runnable onChange);
}
