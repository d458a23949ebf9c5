package org.carillon.web.action;

/**
 * Takes actions back. Each kind of thing (mail, events, contacts) has a bean of this type, and
 * writes what its notices carry ({@link org.carillon.web.Notice#undoneBy}).
 */
public interface UndoHandler {

  /**
   * Takes an action back, and goes to where that is seen; or says what hinders it.
   *
   * @param carried what a notice's form carried, which may be anybody's text
   * @return whether it is of this bean's kind
   */
  boolean undo(String carried);
}
