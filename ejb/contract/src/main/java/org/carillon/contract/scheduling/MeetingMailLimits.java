package org.carillon.contract.scheduling;

/** The limits on an account's meeting messages, which reach no further than its mail. */
public interface MeetingMailLimits {

  /** Returns whether an account may send to an address. */
  boolean reaches(long account, String address);

  /** Returns the maximum number of people an account may write to at a time; at least 1. */
  long recipients(long account);
}
