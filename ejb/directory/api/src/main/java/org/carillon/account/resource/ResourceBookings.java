package org.carillon.account.resource;

import java.util.List;
import java.util.Optional;

/** What the server itself needs to know of resources when they are invited. */
public interface ResourceBookings {

  /**
   * The live resource whose account this is.
   *
   * @throws RuntimeException if the database is away
   */
  Optional<BookableResource> of(long account);

  /**
   * Whether the rules let somebody book it.
   *
   * @param account the account that asks, proven; empty of who is known by an address alone
   * @param address the canonical address of who asks
   */
  boolean mayBook(BookableResource resource, Optional<Long> account, String address);

  /**
   * Whether somebody approves of its bookings: by name, or as one of a group.
   *
   * @param account the account that says so, proven; empty of who is known by an address alone
   * @param address the canonical address of who says so
   */
  boolean mayApprove(BookableResource resource, Optional<Long> account, String address);

  /**
   * Those of whose bookings somebody approves, by name or as one of a group, by address.
   *
   * @param account the account of who asks
   * @param address its canonical address
   */
  List<BookableResource> approvedBy(long account, String address, int most);

  /**
   * Those of a domain, by address, at most so many.
   *
   * @param capacity only those for at least so many people
   * @param features only those that have all of these words, however they are capitalised
   */
  List<BookableResource> found(long domain, int capacity, List<String> features, int most);
}
