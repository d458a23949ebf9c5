package org.carillon.look;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The skin that an account's owner chooses. */
public interface OwnSkin {

  /**
   * Lets the caller's pages have a skin from now on; refused where the domain chooses, and for one
   * that is not there.
   */
  Answer<Skin> choose(Caller caller, String name);
}
