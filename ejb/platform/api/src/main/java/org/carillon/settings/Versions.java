package org.carillon.settings;

import org.carillon.contract.Watch;

/**
 * The counters by which every node learns that something it keeps in memory has changed. A change
 * counts up its kind in its own transaction; each node compares every ten seconds, and at once when
 * told by a hint.
 */
public interface Versions {

  /** What is counted. */
  enum Kind {
    /** Values of settings. */
    SETTINGS,
    /** Which accounts are in which class of service. */
    CLASSES,
    /** Domains, accounts, addresses and administrators. */
    DIRECTORY,
    /** Certificates. */
    CERTIFICATES,
    /** Bars on sign-ins that administrators lifted. */
    BARS,
    /** Keys by which domains sign their mail. */
    DOMAIN_KEYS,
    /** Administrators' own lists for strangers' mail. */
    FILTER_ENTRIES,
    /** Lists in the DNS that strangers' mail is compared with. */
    DNS_LISTS,
    /** Scripts of accounts, domains and the server. */
    RULES,
    /** Networks that no service speaks with. */
    BANS,
    /** Programs beside the server that look at mail. */
    EXTERNAL_FILTERS,
    /** Senders that accounts allow and block. */
    SENDERS,
    /** Sessions that are to end. */
    SESSIONS,
    /** Logos, skins and languages of the pages. */
    LOOKS
  }

  /**
   * Fired (CDI) on the node that made a change, after its commit: whoever carries hints to the
   * other nodes observes it.
   *
   * @param kind what was changed
   */
  record Changed(Kind kind) {}

  /** Counts a kind up; called inside the transaction that makes the change. */
  void increase(Kind kind);

  /**
   * The same for a kind whose changes carry their numbers: nobody else counts it up until the
   * transaction ends, so that whoever sees a number has seen all below it.
   *
   * @return how often it was counted up by now
   */
  long next(Kind kind);

  /**
   * Makes a change known: here before this returns, to the other nodes by {@link Changed}. Called
   * after the commit.
   */
  void announce(Kind kind);

  /** Compares now, and calls back the watchers of what has changed; cheap enough for every hint. */
  void compare();

  /** The same as {@link #watch}, but before all who watch: what they ask knows the change then. */
  Watch precede(Kind kind, Runnable onChange);

  /**
   * Calls back when a kind has changed, here or elsewhere.
   *
   * @param onChange throws an unchecked exception when it can't follow now: it is called again at
   *     the next comparison
   */
  Watch watch(Kind kind, Runnable onChange);
}
