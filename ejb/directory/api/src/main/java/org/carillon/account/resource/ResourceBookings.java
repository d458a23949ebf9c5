package org.carillon.account.resource;

import java.util.List;
import java.util.Optional;

/** Finds resources for the server itself when they are invited to meetings. */
public interface ResourceBookings {

  /**
   * Returns the resource that an account belongs to, or empty if the account is not a resource or
   * is deleted.
   *
   * @throws RuntimeException if the database is unavailable
   */
  Optional<BookableResource> of(long account);

  /**
   * Returns whether the rules allow somebody to book a resource.
   *
   * @param account the authenticated account that asks; empty for a person known only by an address
   * @param address the canonical address of the person who asks
   */
  boolean mayBook(BookableResource resource, Optional<Long> account, String address);

  /**
   * Returns whether somebody is a delegate who approves the resource's bookings, by name or as a
   * member of a group.
   *
   * @param account the authenticated account; empty for a person known only by an address
   * @param address the person's canonical address
   */
  boolean mayApprove(BookableResource resource, Optional<Long> account, String address);

  /**
   * Returns the resources whose bookings somebody approves, by name or as a member of a group,
   * ordered by address.
   *
   * @param account the id of the account that asks
   * @param address the account's canonical address
   * @param most the greatest number of results
   */
  List<BookableResource> approvedBy(long account, String address, int most);

  /**
   * Returns resources of a domain, ordered by address.
   *
   * @param capacity the least number of people that they must hold
   * @param features the words that they must all have, compared without regard to case
   * @param most the greatest number of results
   */
  List<BookableResource> found(long domain, int capacity, List<String> features, int most);
}
