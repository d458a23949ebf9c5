package org.carillon.listener;

import java.util.List;

/** How the listeners of this node are, for administration. */
public interface ListenerStates {

  /** Every listener this node should have, by service. */
  List<ListenerState> states();
}
