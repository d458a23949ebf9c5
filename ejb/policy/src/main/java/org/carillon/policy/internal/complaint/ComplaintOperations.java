package org.carillon.policy.internal.complaint;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Outage;
import org.carillon.policy.complaint.ComplaintFigures;
import org.carillon.policy.complaint.Complaints;
import org.jboss.logging.Logger;

/** Reads complaints from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ComplaintOperations implements Complaints {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(ComplaintOperations.class), "Complaints can't be read");

  private final ComplaintRows rows;
  private final Domains domains;

  @Inject
  public ComplaintOperations(ComplaintRows rows, Domains domains) {
    this.rows = rows;
    this.domains = domains;
  }

  @Override
  public Answer<ComplaintFigures> list(Caller caller, Optional<String> domain, int days) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (days < 1 || days > MOST_DAYS) {
      return Answer.failed(
          new Failure.Invalid(
              "days", "range", "The number of days must be from 1 to " + MOST_DAYS + "."));
    }
    if (domain.isPresent()) {
      return domains
          .find(caller, domain.get())
          .then(found -> figures(OptionalLong.of(found.id()), days));
    }
    return switch (caller.rights()) {
      case Rights.DomainAdministrator(long own) -> figures(OptionalLong.of(own), days);
      case Rights.ServerAdministrator(), Rights.User() -> figures(OptionalLong.empty(), days);
    };
  }

  private Answer<ComplaintFigures> figures(OptionalLong domain, int days) {
    try {
      return new Answer.Done<>(rows.figures(domain, days));
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
