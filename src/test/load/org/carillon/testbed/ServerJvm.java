package org.carillon.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The figures of the application server's JVM from the JDK's own tool. */
public final class ServerJvm {

  private final long pid;

  /** The JVM of a running server. */
  public ServerJvm(CarillonServer server) {
    this.pid = server.processes().server();
  }

  /** Octets of all reachable objects, after a full collection. */
  public long liveHeap() {
    String histogram = ask("GC.class_histogram");
    String total =
        histogram.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.trim().split("\\s+")[2]);
  }

  /** The number of platform threads. */
  public long threads() {
    return ask("Thread.print").lines().filter(line -> line.startsWith("\"")).count();
  }

  /** The number of class loaders of our deployment and its parts, after a full collection. */
  public long deploymentClassLoaders() {
    ask("GC.run");
    return ask("VM.classloaders")
        .lines()
        .filter(line -> line.contains("deployment.carillon.ear"))
        .count();
  }

  private String ask(String question) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return Command.run(
            Duration.ofMinutes(2), List.of(tool.toString(), Long.toString(pid), question))
        .orFail()
        .output();
  }
}
