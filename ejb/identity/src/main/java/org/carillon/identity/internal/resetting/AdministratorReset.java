package org.carillon.identity.internal.resetting;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Administrator;
import org.carillon.account.Administrators;
import org.carillon.account.NewAdministrator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.database.RepeatedWork;
import org.carillon.identity.signin.Bars;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Gives an administrator the password in the home's {@link ResetFile}, at the start or while the
 * server runs. Anybody who may write to the home has all its keys anyway. The administrator's
 * earlier credentials and sessions end, a bar against guessing is lifted, and the audit log records
 * it. If {@code admin} was deleted, it is created again.
 */
@ApplicationScoped
class AdministratorReset {
  private static final Logger LOG = Logger.getLogger(AdministratorReset.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** The caller in the audit log. No administrator can have such a name. */
  private static final Caller OWNER =
      new Caller(0, "owner of the home", new Rights.ServerAdministrator(), "reset", Proof.PASSWORD);

  private final Administrators administrators;
  private final Bars bars;
  private final ResetFile file;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-administrator-reset",
          "Resetting the password of an administrator",
          PAUSE,
          this::round);
  private boolean started;

  /** A decided request whose answer could not be written (full disk); not decided again. */
  private Optional<ResetFile.Content> decided = Optional.empty();

  private String sentence = "";

  @Inject
  AdministratorReset(Administrators administrators, Bars bars) {
    this(
        administrators,
        bars,
        Path.of(
            System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon")));
  }

  AdministratorReset(Administrators administrators, Bars bars, Path home) {
    this.administrators = administrators;
    this.bars = bars;
    this.file = ResetFile.in(home);
  }

  /** Looks for the file at once, before the server reports ready, and then periodically. */
  void start(@Observes DatabaseReady ready) {
    try {
      look();
    } catch (IOException failure) {
      LOG.warnf("The password of an administrator could not be reset: %s", failure);
    }
    started = true;
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (started) {
      rounds.close();
    }
  }

  private Duration round() throws IOException {
    look();
    return PAUSE;
  }

  /** Does what the file asks for, if there is one. Leaves it in place if that can't be done now. */
  void look() throws IOException {
    Optional<ResetFile.Content> content = file.read();
    if (content.isEmpty()) {
      return;
    }
    if (!content.equals(decided)) {
      Optional<String> decision = decide(content.get());
      if (decision.isEmpty()) {
        return;
      }
      decided = content;
      sentence = decision.get();
    }
    file.answer(sentence);
    decided = Optional.empty();
  }

  /** Returns the answer, or empty if the request cannot be decided now. */
  private Optional<String> decide(ResetFile.Content content) {
    return switch (content) {
      case ResetFile.Unusable(String why) -> refused(why);
      case ResetFile.Asked(String name, String password) ->
          switch (reset(name, password)) {
            case Answer.Done<Administrator>(Administrator now) -> {
              bars.lift(OWNER, now.name());
              String done =
                  now.name()
                      + " has a new password. Sessions and tokens of this administrator have"
                      + " ended.";
              LOG.warn(done);
              yield Optional.of("done: " + done);
            }
            case Answer.Failed<Administrator>(Failure.TryLater(String why)) -> {
              LOG.warn(why);
              yield Optional.empty();
            }
            case Answer.Failed<Administrator>(Failure.Invalid invalid) ->
                refused(invalid.message());
            case Answer.Failed<Administrator>(Failure.NotFound missing) ->
                refused("There is no " + missing.thing() + ".");
            case Answer.Failed<Administrator>(Failure other) -> refused(other.toString());
          };
    };
  }

  private Answer<Administrator> reset(String name, String password) {
    if (name.indexOf('@') >= 0) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "account",
              "This resets only administrators without an account. Reset one of them; it can"
                  + " change the passwords of accounts."));
    }
    Answer<Administrator> changed =
        administrators.changePassword(OWNER, name, password, OptionalLong.empty());
    return changed instanceof Answer.Failed(Failure.NotFound _) && name.equals(Administrators.FIRST)
        ? administrators.create(
            OWNER, new NewAdministrator(name, Optional.of(password), Optional.empty()))
        : changed;
  }

  private static Optional<String> refused(String why) {
    LOG.warnf("The password of an administrator was not reset: %s", why);
    return Optional.of("refused: " + why);
  }
}
