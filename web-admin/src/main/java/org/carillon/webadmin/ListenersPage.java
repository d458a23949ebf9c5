package org.carillon.webadmin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.listener.ListenerState;
import org.carillon.listener.ListenerStates;

/** The sockets of this node. */
@Named("listeners")
@RequestScoped
public class ListenersPage {
  @Inject private ListenerStates states;

  /** Every listener this node should have. */
  public List<ListenerState> getRows() {
    return states.states();
  }
}
