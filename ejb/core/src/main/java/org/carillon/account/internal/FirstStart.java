package org.carillon.account.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.account.Administrators;
import org.carillon.account.Answer;
import org.carillon.account.Domains;
import org.carillon.account.NewAdministrator;
import org.carillon.account.NewDomain;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Makes what a fresh database needs to be administered: {@code admin}, with the password in the
 * file that the system property {@code carillon.admin.password.file} names, and the domain that
 * {@code carillon.first.domain} names, if it does. Where there is an administrator already,
 * nothing.
 */
@ApplicationScoped
class FirstStart {
  static final String ADMINISTRATOR = "admin";
  private static final Logger LOG = Logger.getLogger(FirstStart.class);

  private final DirectoryTransactions transactions;
  private final Administrators administrators;
  private final Domains domains;

  @Inject
  FirstStart(DirectoryTransactions transactions, Administrators administrators, Domains domains) {
    this.transactions = transactions;
    this.administrators = administrators;
    this.domains = domains;
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DatabaseReady ready) {
    begin(
        Optional.ofNullable(System.getProperty("carillon.admin.password.file")).map(Path::of),
        Optional.ofNullable(System.getProperty("carillon.first.domain"))
            .filter(name -> !name.isBlank()));
  }

  void begin(Optional<Path> passwordFile, Optional<String> domain) {
    var known = transactions.look(entities -> new Answer.Done<>(LastAdministrator.count(entities)));
    if (!(known instanceof Answer.Done<Long>(Long count)) || count > 0) {
      return;
    }
    if (passwordFile.isEmpty()) {
      LOG.error(
          "There is no administrator yet. Put a password into a file and start with"
              + " -Dcarillon.admin.password.file=FILE.");
      return;
    }
    var starting =
        new Caller(0, "first start", new Rights.ServerAdministrator(), "start", Proof.PASSWORD);
    try {
      String password = Files.readString(passwordFile.get()).strip();
      tell(
          administrators.create(
              starting,
              new NewAdministrator(ADMINISTRATOR, Optional.of(password), Optional.empty())));
    } catch (IOException failure) {
      LOG.errorf("The administrator's password cannot be read: %s", failure.getMessage());
    }
    domain.ifPresent(name -> tell(domains.create(starting, new NewDomain(name, ""))));
  }

  private static void tell(Answer<?> answer) {
    switch (answer) {
      case Answer.Done<?>(Object made) -> LOG.infof("Made %s", made);
      case Answer<?> refused -> LOG.warnf("First start: %s", refused);
    }
  }
}
