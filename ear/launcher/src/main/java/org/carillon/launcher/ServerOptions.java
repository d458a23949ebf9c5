package org.carillon.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.launcher.cluster.ClusterMembers;
import org.carillon.launcher.database.ExternalDatabase;
import org.carillon.launcher.database.ExternalLocations;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.port.PortCheck;
import org.carillon.launcher.port.PortPlan;
import picocli.CommandLine.Option;

/** The options of a server's start; each one can come from the environment instead. */
final class ServerOptions {
  /** The value of {@code --db} for the database in the home. */
  private static final String EMBEDDED = "embedded";

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,22}");

  @Option(
      names = "--offset",
      paramLabel = "N",
      defaultValue = "${env:CARILLON_OFFSET:-0}",
      description = "Number that is added to every port (CARILLON_OFFSET).")
  private int offset;

  @Option(
      names = "--standard-ports",
      defaultValue = "${env:CARILLON_STANDARD_PORTS:-false}",
      description =
          "Standard ports: 25, 143, 443 … instead of 2025, 2143, 8443 …"
              + " (CARILLON_STANDARD_PORTS=true).")
  private boolean standardPorts;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "${env:CARILLON_BIND:-0.0.0.0}",
      description =
          "Address on which mail, web and SIP listen (CARILLON_BIND; default: every"
              + " interface).")
  private String bind;

  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      defaultValue = "${env:CARILLON_DB}",
      description =
          "JDBC URL of your own PostgreSQL instead of the embedded one; “embedded” switches"
              + " back to that (CARILLON_DB; default: as at this home's last start).")
  private String database;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      defaultValue = "${env:CARILLON_DB_USER}",
      description =
          "User of this database (CARILLON_DB_USER; default: as at the last start, or"
              + " carillon).")
  private String databaseUser;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CARILLON_DB_PASSWORD_FILE}",
      description = "File with the password of this user (CARILLON_DB_PASSWORD_FILE).")
  private Path databasePasswordFile;

  @Option(
      names = "--adopt-database",
      defaultValue = "${env:CARILLON_ADOPT_DATABASE:-false}",
      description =
          "Use the given database although the home was used with another"
              + " (CARILLON_ADOPT_DATABASE=true).")
  private boolean adoptDatabase;

  @Option(
      names = "--blobs",
      paramLabel = "DIR",
      defaultValue = "${env:CARILLON_BLOBS}",
      description =
          "Folder of the message contents (CARILLON_BLOBS; default: as at the last start, or"
              + " in the home).")
  private Path blobs;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      defaultValue = "${env:CARILLON_NODE}",
      description =
          "Name of this node, unique in the cluster, up to 23 characters (CARILLON_NODE).")
  private String node;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      split = ",",
      defaultValue = "${env:CARILLON_CLUSTER}",
      description =
          "Cluster addresses of all nodes, including this one; the port is 7600 plus the"
              + " node's offset (CARILLON_CLUSTER).")
  private List<String> cluster = List.of();

  @Option(
      names = "--home-key",
      paramLabel = "FILE",
      defaultValue = "${env:CARILLON_HOME_KEY_FILE}",
      description =
          "For the first start: the file secrets/home.key of the cluster's first node"
              + " (CARILLON_HOME_KEY_FILE).")
  private Path homeKey;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "${env:CARILLON_HEAP:-1g}",
      description = "Maximum heap size of the server (CARILLON_HEAP; default: 1g).")
  private String heap;

  /** Throws a refusal for invalid options, before anything is started or the home is made. */
  void check(Home home) throws IOException {
    PortPlan ports = ports();
    heap();
    node();
    Optional<ExternalDatabase> site = usedWith(home).database();
    if (site.isPresent()) {
      site.get().access();
    }
    cluster().ifPresent(members -> members.bindAddress(ports.offset()));
    PortCheck.isHere(bind);
    if (!Files.exists(home.folder())) {
      // In a used home this is checked later, after the leftover processes were ended.
      PortCheck.allFree(ports, bind, site.isEmpty());
    }
  }

  PortPlan ports() {
    return new PortPlan(offset, standardPorts);
  }

  String bind() {
    return bind;
  }

  Heap heap() {
    return Heap.parse(heap);
  }

  /**
   * Returns the external parts of the home: as the options say, or else as at its last start.
   *
   * @throws Refusal if the options are invalid
   */
  ExternalLocations usedWith(Home home) throws IOException {
    ExternalLocations before = ExternalLocations.of(home);
    Optional<Path> folder =
        Optional.ofNullable(blobs).map(given -> given.toAbsolutePath().normalize());
    return new ExternalLocations(siteDatabase(before.database()), folder.or(before::blobs));
  }

  private Optional<ExternalDatabase> siteDatabase(Optional<ExternalDatabase> before) {
    if (EMBEDDED.equals(database)) {
      return Optional.empty();
    }
    if (database != null && database.isBlank()) {
      throw new Refusal(
          "--db (CARILLON_DB) is empty. Name a database, or leave the option out for the"
              + " embedded one.");
    }
    String url = database != null ? database : before.map(ExternalDatabase::url).orElse("");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Refusal(
          "--db takes a PostgreSQL JDBC URL, such as jdbc:postgresql://host/carillon.");
    }
    String user =
        databaseUser != null ? databaseUser : before.map(ExternalDatabase::user).orElse("carillon");
    Path file =
        databasePasswordFile != null
            ? databasePasswordFile.toAbsolutePath().normalize()
            : before
                .map(ExternalDatabase::passwordFile)
                .orElseThrow(
                    () ->
                        new Refusal(
                            "--db needs --db-password-file, a file with the database user's"
                                + " password."));
    return Optional.of(new ExternalDatabase(url, user, file));
  }

  /** Returns whether the home adopts the named database, even if it was used with another one. */
  boolean adoptsDatabase() {
    return adoptDatabase;
  }

  Optional<Path> homeKey() {
    return Optional.ofNullable(homeKey);
  }

  /**
   * Returns this node's name. A cluster requires one, because two nodes of the same name would undo
   * each other's transactions.
   */
  String node() {
    if (node == null) {
      if (!cluster.isEmpty()) {
        throw new Refusal("--cluster needs --node with a name that no other node has.");
      }
      return "single";
    }
    if (!NODE.matcher(node).matches()) {
      throw new Refusal(
          "--node takes up to 23 letters, digits, dots and dashes, not \"" + node + "\".");
    }
    return node;
  }

  Optional<ClusterMembers> cluster() {
    return cluster.isEmpty() ? Optional.empty() : Optional.of(ClusterMembers.parse(cluster));
  }
}
