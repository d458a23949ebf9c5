package org.carillon.webadmin.listener;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.listener.ListenerState;
import org.carillon.listener.ListenerStates;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The sockets of this node. */
@Named("listeners")
@RequestScoped
public class ListenersPage {
  @Inject private ListenerStates states;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<ListenerState> rows = List.of();

  /** Asks for them. */
  public void load() {
    answers.take(states.states(visitor.caller())).ifPresent(found -> rows = found);
  }

  /** Every listener this node should have. */
  public List<ListenerState> getRows() {
    return rows;
  }
}
