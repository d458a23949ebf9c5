package org.carillon.contract.scheduling;

/** How far an account's messages about meetings may go: no farther than its mail. */
public interface MeetingReach {

  /** Whether an account may send to an address. */
  boolean reaches(long account, String address);

  /** How many people an account may write to at a time; at least 1. */
  long recipients(long account);
}
