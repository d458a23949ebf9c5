package org.carillon.mailbox.label;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The caller's own labels: what keywords are called and how they look. Messages are labelled by
 * their keywords, as any other flag is set; a label that is removed leaves messages as they are.
 * Callers without an account have none.
 */
public interface LabelAccess {

  /** So many an account may have. */
  int MOST = 100;

  /** The longest name, in characters. */
  int MOST_NAME = 60;

  /** All of them, by name. */
  Answer<List<Label>> list(Caller caller);

  /**
   * Makes a label, with a keyword made from its name.
   *
   * @param name which no other has, compared without case
   */
  Answer<Label> create(Caller caller, String name, LabelColour colour);

  /** Gives a keyword another name and colour, or its first ones. */
  Answer<Label> put(Caller caller, Label label);

  /** Takes a label from the list; answers what it was. */
  Answer<Label> remove(Caller caller, String keyword);
}
