package org.carillon.identity.internal.guessing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.ClientNetwork;

/** What of counting outlives this process, or is shown to administrators of all nodes. */
public interface PlaceBook {

  /**
   * Where a principal signed in.
   *
   * @param network from where
   * @param password by which password
   */
  record Entry(ClientNetwork network, long password) {}

  /**
   * Where somebody signed in within {@link KnownPlaceRows#LIFE}; asks the database.
   *
   * @param name an address, alias or administrator's name in canonical form
   * @return empty if it can't be said now
   */
  Optional<List<Entry>> placesOf(String name);

  /**
   * Where whoever signed in last, of all principals; asks the database.
   *
   * @param principal in canonical form
   */
  record Latest(String principal, Entry entry) {}

  /**
   * The places that were used last.
   *
   * @param most how many at most
   * @return the longest unused first; empty also if it can't be said now
   */
  List<Latest> latest(int most);

  /** Notes a place, to be written soon; returns at once. */
  void add(String principal, Entry place);

  /** Notes that a principal is barred, to be written soon; returns at once. */
  void barred(String principal, Duration rest);

  /** Notes that this machine itself, which is not barred, guessed so often; returns at once. */
  void suspected(long wrong);

  /** Notes that a network is barred, to be written soon; returns at once. */
  void barred(ClientNetwork network, Duration rest);
}
