package org.carillon.web.action;

/**
 * Undoes actions. Each kind of object (mail, events, contacts) has a bean of this type, and writes
 * the undo values of its notices ({@link org.carillon.web.Notice#undoneBy}).
 */
public interface UndoHandler {

  /**
   * Undoes an action, and redirects to a page that shows the result; or shows the failure.
   *
   * @param carried the value from a notice's form, which may be any text
   * @return whether it is of this bean's kind
   */
  boolean undo(String carried);
}
