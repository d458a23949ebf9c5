package org.carillon.identity.internal.guessing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.ClientNetwork;

/** The part of the counting that outlives this process or is shown to all nodes' administrators. */
public interface KnownPlaceStore {

  /**
   * A place where a principal signed in.
   *
   * @param network the network
   * @param password the mark of the password
   */
  record Entry(ClientNetwork network, long password) {}

  /**
   * Returns the places where a principal signed in within {@link KnownPlaceRows#LIFE}, read from
   * the database.
   *
   * @param name an address, alias or administrator's name in canonical form
   * @return empty if that cannot be told now
   */
  Optional<List<Entry>> placesOf(String name);

  /**
   * A recently used place of a principal.
   *
   * @param principal the principal's name in canonical form
   */
  record Latest(String principal, Entry entry) {}

  /**
   * Returns the places of all principals that were used last, read from the database.
   *
   * @param most the largest number of places
   * @return the longest unused first; also empty if that cannot be told now
   */
  List<Latest> latest(int most);

  /** Notes a place, to be written soon. Returns at once. */
  void add(String principal, Entry place);

  /** Notes that a principal is barred, to be written soon. Returns at once. */
  void barred(String principal, Duration rest);

  /** Notes the wrong passwords from this machine, which is never barred. Returns at once. */
  void suspected(long wrong);

  /** Notes that a network is barred, to be written soon. Returns at once. */
  void barred(ClientNetwork network, Duration rest);
}
