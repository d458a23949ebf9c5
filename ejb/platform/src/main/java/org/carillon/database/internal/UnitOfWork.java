package org.carillon.database.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.ObserverException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/**
 * Runs a function as one container-managed transaction. A unit inside a unit joins it. The
 * platform's management shows its pool and timings.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UnitOfWork {

  @Resource EJBContext context;

  @PersistenceContext(unitName = "carillon")
  EntityManager entities;

  /**
   * Runs the work; what it wrote is committed when this returns.
   *
   * @throws RolledBackWork if it failed; nothing of it is written
   */
  public <T> T run(Function<EntityManager, T> work) throws RolledBackWork {
    try {
      T answer = work.apply(entities);
      // A broken connection is reported as a missing row (Hibernate's HHH-12472).
      if (context.getRollbackOnly()) {
        throw new PersistenceException("The transaction was lost");
      }
      // Flush here, so that a violated constraint is reported by this call and not by the commit.
      entities.flush();
      return answer;
    } catch (RuntimeException failure) {
      context.setRollbackOnly();
      throw new RolledBackWork(told(failure));
    }
  }

  /** Unwraps an observer's SQL failure, as if the unit had sent the statement itself. */
  private static RuntimeException told(RuntimeException failure) {
    return failure instanceof ObserverException && failure.getCause() instanceof SQLException away
        ? new PersistenceException(away.getMessage(), away)
        : failure;
  }

  /**
   * Runs work that mostly reads. Its entities are checked for changes once, at its end, instead of
   * before each query and again at the commit.
   *
   * @throws RolledBackWork if it failed; nothing of it is written
   */
  public <T> T look(Function<EntityManager, T> work) throws RolledBackWork {
    entities.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
    return run(work);
  }
}
