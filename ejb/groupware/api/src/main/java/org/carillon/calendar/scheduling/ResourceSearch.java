package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Finds rooms and other resources for those who may book them. */
public interface ResourceSearch {
  /** How many are found at most. */
  int MOST = 200;

  /**
   * The resources of the caller's domain that it may book, by address. Whoever has no account has
   * no domain to look in.
   */
  Answer<List<FoundResource>> find(Caller caller, ResourceWish wish);

  /**
   * Those of the caller's domain that it may book, by address, of whose name or address a word
   * begins as typed. What its rules would refuse at the time is not offered; what others have then
   * is, since they may give it back.
   *
   * @param time when it is wanted; empty for whenever
   * @param most how many; only so many calendars are looked into
   */
  Answer<List<OfferedResource>> begun(
      Caller caller, String typed, Optional<ResourceWish.Time> time, int most);
}
