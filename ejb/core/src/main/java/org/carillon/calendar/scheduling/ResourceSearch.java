package org.carillon.calendar.scheduling;

import java.util.List;
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
}
