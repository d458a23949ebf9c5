package org.carillon.web.action;

/** What an action is about: things that are selected, one row's thing, or the open one. */
public interface ActionSubject {

  /** What the button of one thing sends, so that no other is acted on; empty for those selected. */
  String value();
}
