package org.carillon.account.internal.homekey;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.carillon.account.internal.hashing.KeyFile;
import org.carillon.account.internal.hashing.Sealing;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Transactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The home key in {@code secrets/home.key} of the folder that the system property {@code
 * carillon.home} names. A new database gets a new key. If the database has sealed values but the
 * home folder has no key, the health report shows an error, and no key is created.
 */
@ApplicationScoped
public class HomeKeyInFile implements HomeKey, HealthCheck {
  static final int BEFORE_OTHERS = 100;
  private static final String PART = "secrets";
  private static final Logger LOG = Logger.getLogger(HomeKeyInFile.class);

  private final Transactions transactions;
  private final KeyFile file;
  private volatile Optional<Sealing> sealing = Optional.empty();
  private volatile String problem = "The home key has not been read yet.";

  @Inject
  public HomeKeyInFile(Transactions transactions) {
    this(
        transactions,
        Path.of(
            System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon")));
  }

  public HomeKeyInFile(Transactions transactions, Path home) {
    this.transactions = transactions;
    this.file = new KeyFile(home.resolve("secrets").resolve("home.key"));
  }

  public void start(@Observes @Priority(BEFORE_OTHERS) DatabaseReady ready) {
    try {
      transactions.run(this::adopt);
    } catch (IllegalStateException | PersistenceException failure) {
      problem = failure.getMessage();
    }
    if (!problem.isEmpty()) {
      LOG.error(problem);
    }
  }

  @Override
  public byte[] seal(String purpose, byte[] secret) {
    return sealing().seal(purpose, secret);
  }

  @Override
  public byte[] open(String purpose, byte[] sealed) {
    return sealing().open(purpose, sealed);
  }

  @Override
  public byte[] derive(String purpose) {
    return sealing().derive(purpose);
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    return new Health(
        PART, problem.isEmpty(), problem.isEmpty() ? "The home key is available." : problem);
  }

  private Sealing sealing() {
    return sealing.orElseThrow(() -> new HomeKeyMissing(problem));
  }

  private void adopt(EntityManager entities) {
    // Only one node at a time may do this, so that two first starts don't each create a key.
    entities.createNativeQuery("LOCK TABLE home_key IN EXCLUSIVE MODE").executeUpdate();
    var known = Optional.ofNullable(entities.find(HomeKeyRow.class, true));
    try {
      var key = file.read();
      if (known.isEmpty()) {
        byte[] made = key.isPresent() ? key.get() : file.create();
        entities.persist(new HomeKeyRow(Sealing.fingerprint(made)));
        use(made);
      } else if (key.isEmpty()) {
        problem =
            "The home key "
                + file.path()
                + " is missing. Copy it from another node or from a backup.";
      } else if (MessageDigest.isEqual(Sealing.fingerprint(key.get()), known.get().fingerprint)) {
        use(key.get());
      } else {
        problem =
            "The home key "
                + file.path()
                + " does not belong to this database. Restore the key with which its secrets were"
                + " sealed.";
      }
    } catch (IOException failure) {
      throw new IllegalStateException(
          "The home key cannot be read: " + failure.getMessage(), failure);
    }
  }

  private void use(byte[] key) {
    sealing = Optional.of(new Sealing(key));
    problem = "";
  }
}
