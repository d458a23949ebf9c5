package org.carillon.look;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The skin that an account's owner chooses. */
public interface OwnSkin {

  /**
   * Sets the skin of the caller's pages. Refused if the domain does not let users choose, or if the
   * skin does not exist.
   */
  Answer<Skin> choose(Caller caller, String name);
}
