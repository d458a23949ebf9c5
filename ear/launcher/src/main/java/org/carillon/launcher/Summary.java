package org.carillon.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.carillon.launcher.home.Secrets;
import org.carillon.launcher.port.PortPlan;
import org.carillon.launcher.port.ServerPort;

/** The text that tells a new administrator what to know once the server runs. */
final class Summary {
  private Summary() {}

  /**
   * Returns the summary.
   *
   * @param wanting why the server is not ready, if it is not
   * @param news what the server did at this start because it was asked to
   */
  static String of(
      ServerOptions options,
      PortPlan ports,
      Secrets secrets,
      boolean embedded,
      Duration took,
      Optional<String> wanting,
      Optional<String> news) {
    String web = "https://" + host(options.bind()) + port(ports.port(ServerPort.HTTPS));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Carillon %s, after %.1f s.%n%n",
            wanting.isEmpty() ? "is ready" : "is running",
            took.toMillis() / 1000.0));
    wanting.ifPresent(why -> text.append(String.format("Not ready: %s%n%n", why)));
    news.ifPresent(sentence -> text.append(String.format("%s%n%n", sentence)));
    line(text, "Webmail", web + "/");
    line(text, "Administration", web + "/admin/");
    line(text, "REST", web + "/api/v1/docs");
    line(
        text,
        "Metrics",
        "http://127.0.0.1:"
            + ports.port(ServerPort.MANAGEMENT)
            + "/prometheus  (this machine only)");
    line(
        text,
        "Administrator",
        Files.exists(secrets.adminPassword())
            ? "admin, password in " + secrets.adminPassword()
            : "unchanged (stored in the database)");
    text.append(System.lineSeparator());
    for (ServerPort port : ServerPort.all(embedded)) {
      String where = port.reach() == ServerPort.Reach.LOOPBACK ? "  (this machine only)" : "";
      line(text, port.title(), ports.port(port) + where);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-22s %s%n", name, value));
  }

  private static String host(String bind) {
    if (!bind.equals("0.0.0.0") && !bind.equals("::")) {
      return bind.contains(":") ? "[" + bind + "]" : bind;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String port(int port) {
    return port == ServerPort.HTTPS.registered() ? "" : ":" + port;
  }
}
