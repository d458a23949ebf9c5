package org.carillon.task;

import java.util.Optional;
import java.util.UUID;

/**
 * A request for a task.
 *
 * @param kind the kind of work
 * @param parameters the parameters of the request
 * @param id the id by which it will be looked up, unique for ever
 * @param subject the thing it works on
 * @param alone a name; of the tasks that share it only one runs at a time, in the whole cluster
 * @param asker the caller that requests it
 */
public record TaskRequest<P>(
    TaskKind<P> kind,
    P parameters,
    String id,
    TaskSubject subject,
    Optional<String> alone,
    TaskRequester asker) {

  /** Creates a request with a new id. */
  public TaskRequest(
      TaskKind<P> kind,
      P parameters,
      TaskSubject subject,
      Optional<String> alone,
      TaskRequester asker) {
    this(kind, parameters, UUID.randomUUID().toString(), subject, alone, asker);
  }
}
