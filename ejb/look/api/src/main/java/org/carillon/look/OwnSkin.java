package org.carillon.look;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The skin that an account's owner chooses. */
public interface OwnSkin {

  /** Sets the skin of the caller's pages. Refused if users may not choose or it does not exist. */
  Answer<Skin> choose(Caller caller, String name);
}
