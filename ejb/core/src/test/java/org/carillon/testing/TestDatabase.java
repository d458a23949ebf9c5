package org.carillon.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.carillon.database.Transactions;
import org.carillon.startup.Schema;
import org.hibernate.SessionFactory;

/**
 * A real PostgreSQL with our schema, for tests. The server is started once for the whole test run
 * and ends with it; each {@link #fresh()} is a database of its own, copied from a migrated
 * template.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "carillon_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Queue<String> FRESH = new ConcurrentLinkedQueue<>();

  /** Where there is memory for files; what these tests write need not reach a disk. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ENOUGH = 2L << 30;

  /** Outside the holder, whose first touch starts the server. */
  private static volatile boolean started;

  private final ScopedValue<EntityManager> current = ScopedValue.newInstance();
  private final DataSource dataSource;
  private EntityManagerFactory factory;

  private TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** An empty database with the current schema, for the test class that runs. */
  public static TestDatabase fresh() {
    String name = "test_" + NUMBER.incrementAndGet();
    FRESH.add(name);
    return create(name);
  }

  private static TestDatabase create(String name) {
    Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return new TestDatabase(Server.POSTGRES.getDatabase("postgres", name));
  }

  /** Drops what {@link #fresh} made: hundreds of them would fill gigabytes. */
  static void dropFresh() {
    for (String name = FRESH.poll(); name != null; name = FRESH.poll()) {
      Server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /**
   * The one database that all tests of this run share, with every row gone that migrations did not
   * make. Not to be closed.
   */
  public static TestDatabase emptied() {
    Shared.DATABASE.empty();
    return Shared.DATABASE;
  }

  private void empty() {
    try (var connection = dataSource.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          """
          DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ')
          FROM pg_tables WHERE schemaname = 'public'
          AND tablename NOT IN ('schema_history', 'change_counter')); END $$;
          UPDATE change_counter SET version = 0
          """);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Connections to it, not pooled. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Hibernate over it, with the very entities and settings of the product. */
  public synchronized EntityManagerFactory entities() {
    if (factory == null) {
      factory =
          Persistence.createEntityManagerFactory(
              "carillon",
              Map.of(
                  "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                  "jakarta.persistence.jtaDataSource", dataSource,
                  "jakarta.persistence.nonJtaDataSource", dataSource));
    }
    return factory;
  }

  /** Units of work on it: what the container gives the product. */
  public Transactions transactions() {
    return new Transactions() {
      @Override
      public <T> T write(Function<EntityManager, T> work) {
        if (current.isBound()) {
          return work.apply(current.get());
        }
        return entities()
            .unwrap(SessionFactory.class)
            .fromTransaction(
                session -> ScopedValue.where(current, session).call(() -> work.apply(session)));
      }

      @Override
      public <T> T read(Function<EntityManager, T> work) {
        return write(work);
      }
    };
  }

  @Override
  public synchronized void close() {
    if (factory != null) {
      factory.close();
    }
  }

  private static final class Shared {
    static final TestDatabase DATABASE = create("shared");
  }

  /** Ends the server, if any test has started it. */
  static void stop() throws IOException {
    if (started) {
      Server.POSTGRES.close();
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // What these tests commit need not survive the machine.
        var builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
        if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH) {
          builder.setDataDirectory(Files.createTempDirectory(MEMORY, "carillon-test"));
        }
        var postgres = builder.start();
        started = true;
        execute(postgres, "CREATE DATABASE " + TEMPLATE);
        Schema.migrate(postgres.getDatabase("postgres", TEMPLATE));
        return postgres;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    static void execute(String statement) {
      execute(POSTGRES, statement);
    }

    private static void execute(EmbeddedPostgres postgres, String statement) {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var sql = connection.createStatement()) {
        sql.execute(statement);
      } catch (SQLException failure) {
        throw new IllegalStateException(statement, failure);
      }
    }
  }
}
