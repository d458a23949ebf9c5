package org.carillon.web.action;

/** The subject of an action: the selected items, a row's item, or the open one. */
public interface ActionSubject {

  /** The value that an item's button sends to identify it; empty for the selected ones. */
  String value();
}
