package org.carillon.identity.internal.resetting;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.account.Administrators;
import org.carillon.account.Domains;
import org.carillon.account.NewAdministrator;
import org.carillon.account.NewDomain;
import org.carillon.account.internal.LastAdministrator;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Creates what a fresh database needs to be administered: {@code admin}, with the password in the
 * file that the system property {@code carillon.admin.password.file} names, and the domain in
 * {@code carillon.first.domain}, if it is set. It does nothing if there is an administrator
 * already. As long as there is none, the health check reports the reason and tries again each time
 * it is asked, so that no restart is needed after the file has been corrected.
 */
@ApplicationScoped
public class FirstStart implements HealthCheck {
  private static final String PART = "administration";
  private static final String NONE = "There is no administrator yet";
  private static final Logger LOG = Logger.getLogger(FirstStart.class);

  private final DirectoryTransactions transactions;
  private final Administrators administrators;
  private final Domains domains;

  private Optional<Path> passwordFile = Optional.empty();
  private Optional<String> domain = Optional.empty();

  /** The reason why nobody can sign in to administer; empty if somebody can. */
  private volatile String problem = "";

  @Inject
  public FirstStart(
      DirectoryTransactions transactions, Administrators administrators, Domains domains) {
    this.transactions = transactions;
    this.administrators = administrators;
    this.domains = domains;
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DatabaseReady ready) {
    begin(
        Optional.ofNullable(System.getProperty("carillon.admin.password.file")).map(Path::of),
        Optional.ofNullable(System.getProperty("carillon.first.domain"))
            .filter(name -> !name.isBlank()));
    if (!problem.isEmpty()) {
      LOG.error(problem);
    }
  }

  public synchronized void begin(Optional<Path> password, Optional<String> first) {
    passwordFile = password;
    domain = first;
    look();
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    if (!problem.isEmpty()) {
      look();
    }
    String now = problem;
    return now.isEmpty()
        ? new Health(PART, true, "An administrator exists.")
        : new Health(PART, false, now);
  }

  private synchronized void look() {
    var known = transactions.look(entities -> new Answer.Done<>(LastAdministrator.count(entities)));
    if (known instanceof Answer.Done<Long>(Long count)) {
      problem = count > 0 ? "" : make();
    }
  }

  /** Creates them. Returns the reason if it could not. */
  private String make() {
    if (passwordFile.isEmpty()) {
      return NONE
          + ". Write a password to a file and start with -Dcarillon.admin.password.file=FILE.";
    }
    var starting =
        new Caller(0, "first start", new Rights.ServerAdministrator(), "start", Proof.PASSWORD);
    try {
      String password = Files.readString(passwordFile.get()).strip();
      Answer<?> administrator =
          administrators.create(
              starting,
              new NewAdministrator(Administrators.FIRST, Optional.of(password), Optional.empty()));
      tell(administrator);
      domain.ifPresent(name -> tell(domains.create(starting, new NewDomain(name, ""))));
      return switch (administrator) {
        case Answer.Done<?> made -> "";
        case Answer.Failed<?>(Failure.Invalid invalid) ->
            NONE
                + ", and the password in "
                + passwordFile.get()
                + " cannot be used: "
                + invalid.message();
        case Answer.Failed<?>(Failure other) -> NONE + ", and none could be made: " + other;
      };
    } catch (IOException failure) {
      return NONE
          + ", and the password for one cannot be read from "
          + passwordFile.get()
          + ": "
          + (failure instanceof NoSuchFileException
              ? "there is no such file."
              : failure.getMessage());
    }
  }

  private static void tell(Answer<?> answer) {
    switch (answer) {
      case Answer.Done<?>(Object made) -> LOG.infof("Created %s", made);
      case Answer<?> refused -> LOG.warnf("First start: %s", refused);
    }
  }
}
