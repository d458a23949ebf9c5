package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Finds rooms and other resources for those who may book them. */
public interface ResourceSearch {
  /** The maximum number of resources that are found. */
  int MOST = 200;

  /** Returns the resources of the caller's domain that the caller may book, by address. */
  Answer<List<FoundResource>> find(Caller caller, ResourceRequirements requirements);

  /**
   * Returns the resources of the caller's domain that the caller may book and whose name or address
   * has a word that begins with the typed text, ordered by address. A resource whose rules would
   * refuse the time is not offered. A resource that others have booked is offered, since they may
   * give it back.
   *
   * @param time the time for which it is wanted, or empty for any
   * @param most the maximum number of resources. No more calendars than this are read.
   */
  Answer<List<ResourceSuggestion>> begun(
      Caller caller, String typed, Optional<ResourceRequirements.Time> time, int most);
}
