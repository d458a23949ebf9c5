package org.carillon.mailbox.label;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The caller's own labels: the names and colours of keywords. A message is labelled by setting the
 * keyword like any other flag. Removing a label does not change messages. Callers without an
 * account have no labels.
 */
public interface LabelAccess {

  /** The largest number of labels of an account. */
  int MOST = 100;

  /** The longest name, in characters. */
  int MOST_NAME = 60;

  /** Lists all labels, by name. */
  Answer<List<Label>> list(Caller caller);

  /**
   * Creates a label, with a keyword made from its name.
   *
   * @param name the name; no other label may have it, compared without case
   */
  Answer<Label> create(Caller caller, String name, LabelColour colour);

  /** Sets the name and colour of a keyword, which need not have had any before. */
  Answer<Label> put(Caller caller, Label label);

  /** Removes a label from the list and returns what it was. */
  Answer<Label> remove(Caller caller, String keyword);
}
