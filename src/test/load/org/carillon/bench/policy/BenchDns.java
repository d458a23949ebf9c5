package org.carillon.bench.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.OutsideTool;

/** dnsmasq at a loopback address that resolv.conf can name: at port 53. Needs root. */
final class BenchDns implements AutoCloseable {
  static final String ADDRESS = "127.0.0.77";

  private final Process process;

  BenchDns(Path folder, List<String> records) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.DNSMASQ.path(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--user=root",
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--local=/test/",
                // Without it responses may not be cached, unlike those of real domains.
                "--local-ttl=300",
                "--listen-address=" + ADDRESS,
                "--bind-interfaces",
                "--log-facility=-",
                "--port=53"));
    words.addAll(records);
    process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dnsmasq.said").toFile())
            .start();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
