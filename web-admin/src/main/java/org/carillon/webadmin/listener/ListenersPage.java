package org.carillon.webadmin.listener;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.net.Service;
import org.carillon.listener.ListenerState;
import org.carillon.listener.ListenerStates;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;

/** The listening sockets of this node. */
@Named("listeners")
@RequestScoped
public class ListenersPage {
  @Inject private ListenerStates states;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<ListenerState> rows = List.of();

  public void load() {
    answers.take(states.states(visitor.caller())).ifPresent(found -> rows = found);
  }

  /** A service's name in the reader's language, or its declared one if there is no translation. */
  public String name(Service service) {
    String words = "service." + service.key();
    return texts.knows(words) ? texts.of(words) : service.title();
  }

  public List<ListenerState> getRows() {
    return rows;
  }
}
