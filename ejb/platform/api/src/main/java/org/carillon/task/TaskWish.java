package org.carillon.task;

import java.util.Optional;
import java.util.UUID;

/**
 * A task that somebody wants.
 *
 * @param kind what kind of work
 * @param parameters what is asked for
 * @param id what it will be asked for by, unique for ever
 * @param subject what it is about
 * @param alone of those that share this one goes on at a time, in the whole cluster
 * @param asker who wants it
 */
public record TaskWish<P>(
    TaskKind<P> kind,
    P parameters,
    String id,
    TaskSubject subject,
    Optional<String> alone,
    TaskAsker asker) {

  /** With an id made for it. */
  public TaskWish(
      TaskKind<P> kind,
      P parameters,
      TaskSubject subject,
      Optional<String> alone,
      TaskAsker asker) {
    this(kind, parameters, UUID.randomUUID().toString(), subject, alone, asker);
  }
}
