package org.carillon.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.carillon.database.Transactions;
import org.carillon.startup.internal.Schema;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.hibernate.jpa.boot.internal.PersistenceXmlParser;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.postgresql.ds.PGPoolingDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with our schema, for tests. The server is started once for a test run and ends
 * with it; each {@link #fresh()} is a database of its own, copied from a migrated template.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "carillon_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Queue<String> FRESH = new ConcurrentLinkedQueue<>();

  /** A file system in memory; the tests' data need not reach a disk. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ENOUGH = 2L << 30;

  /** This field is outside the holder class, whose initialization starts the server. */
  private static volatile boolean started;

  private final ScopedValue<EntityManager> current = ScopedValue.newInstance();
  private final String name;
  private final DataSource dataSource;

  private TestDatabase(String name, DataSource dataSource) {
    this.name = name;
    this.dataSource = dataSource;
  }

  /** Returns an empty database with the current schema, for the running test class. */
  public static TestDatabase fresh() {
    return fresh(TEMPLATE);
  }

  /** Returns a database without a schema, for the running test class. */
  public static TestDatabase empty() {
    return fresh("template0");
  }

  private static TestDatabase fresh(String template) {
    String name = "test_" + NUMBER.incrementAndGet();
    FRESH.add(name);
    return create(name, template);
  }

  private static TestDatabase create(String name, String template) {
    Server.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    return new TestDatabase(name, Server.database(name));
  }

  /** Drops the databases that {@link #fresh} made: hundreds of them would fill gigabytes. */
  static void dropFresh() {
    for (String name = FRESH.poll(); name != null; name = FRESH.poll()) {
      drop(name);
    }
  }

  private static void drop(String name) {
    Tenants.POOLS.remove(name);
    Server.execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** Returns the run's shared database, with the migrations' rows only. Not to be closed. */
  public static TestDatabase emptied() {
    Shared.DATABASE.clear();
    return Shared.DATABASE;
  }

  /** Empties the tables that have rows. They are few; truncating all takes a tenth of a second. */
  private void clear() {
    try (var connection = dataSource.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          """
          DO $$
          DECLARE
            filled text;
            has boolean;
          BEGIN
            SET LOCAL session_replication_role = replica;
            FOR filled IN
              SELECT quote_ident(tablename) FROM pg_tables
              WHERE schemaname = 'public' AND tablename NOT IN ('schema_history', 'change_counter')
            LOOP
              EXECUTE 'SELECT EXISTS (SELECT FROM ' || filled || ')' INTO has;
              IF has THEN EXECUTE 'DELETE FROM ' || filled; END IF;
            END LOOP;
          END $$;
          UPDATE change_counter SET version = 0
          """);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** Returns the data source with an own pool of at most 20 connections, as in the product. */
  public DataSource pooled() {
    return pool(name, 20);
  }

  private static DataSource pool(String name, int most) {
    PGSimpleDataSource single = (PGSimpleDataSource) Server.database(name);
    PGPoolingDataSource pool = new PGPoolingDataSource();
    pool.setURL(single.getURL());
    pool.setUser(single.getUser());
    pool.setPassword(single.getPassword());
    pool.setDataSourceName(UUID.randomUUID().toString());
    pool.setMaxConnections(most);
    return pool;
  }

  /** Returns Hibernate with the entities and settings of the product. */
  public static SessionFactory entities() {
    return Entities.FACTORY;
  }

  /** Returns units of work on the database, which the container provides in the product. */
  public Transactions transactions() {
    return new Transactions() {
      @Override
      public <T> T write(Function<EntityManager, T> work) {
        if (current.isBound()) {
          return work.apply(current.get());
        }
        try (Session session =
            entities().withOptions().tenantIdentifier((Object) name).openSession()) {
          var transaction = session.beginTransaction();
          try {
            T done = ScopedValue.where(current, session).call(() -> work.apply(session));
            transaction.commit();
            return done;
          } finally {
            if (transaction.isActive()) {
              transaction.rollback();
            }
          }
        }
      }

      @Override
      public <T> T read(Function<EntityManager, T> work) {
        return write(work);
      }

      @Override
      public boolean isActive() {
        return current.isBound();
      }
    };
  }

  @Override
  public void close() {
    if (FRESH.remove(name)) {
      drop(name);
    }
  }

  private static final class Shared {
    static final TestDatabase DATABASE = create("shared", TEMPLATE);
  }

  /** Stops the server, if any test has started it. */
  static void stop() throws IOException {
    if (started) {
      Server.POSTGRES.close();
    }
  }

  /** A single factory, with databases as tenants: making one takes longer than most tests. */
  private static final class Entities {
    static final SessionFactory FACTORY = factory();

    private static SessionFactory factory() {
      var described =
          PersistenceXmlParser.locateIndividualPersistenceUnit(
              TestDatabase.class.getResource("/META-INF/persistence.xml"));
      described.addClasses(MappedClasses.ofTheClassPath());
      described.setExcludeUnlistedClasses(true);
      return Bootstrap.getEntityManagerFactoryBuilder(
              described,
              Map.of(
                  "jakarta.persistence.transactionType",
                  "RESOURCE_LOCAL",
                  // Here the connection itself commits.
                  JdbcSettings.CONNECTION_HANDLING,
                  PhysicalConnectionHandlingMode.DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION,
                  MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                  new Tenants()))
          .build()
          .unwrap(SessionFactory.class);
    }
  }

  /** Connection pools by database name, corresponding to the product's single pool. */
  private static final class Tenants
      extends AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String> {
    private static final long serialVersionUID = 1;
    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

    @Override
    protected DataSource selectAnyDataSource() {
      return selectDataSource(TEMPLATE);
    }

    @Override
    protected DataSource selectDataSource(String name) {
      return POOLS.computeIfAbsent(name, of -> pool(of, 50));
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // The tests' data need not survive a crash of the machine.
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

    static DataSource database(String name) {
      return POSTGRES.getDatabase("postgres", name);
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
