package org.carillon.listener;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The state of this node's listeners, for administrators. */
public interface ListenerStates {

  /** Returns each listener this node should have, by service; for server administrators. */
  Answer<List<ListenerState>> states(Caller caller);
}
