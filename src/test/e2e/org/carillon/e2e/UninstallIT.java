package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.testbed.StockWildFly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the uninstall scripts remove exactly what the scripts add to a configuration. */
class UninstallIT {

  @Test
  void uninstallScriptsRestoreTheConfiguration(@TempDir Path folder) throws Exception {
    StockWildFly wildfly = StockWildFly.unpack(folder);
    Path standalone = wildfly.folder().resolve("standalone/configuration/standalone-full.xml");
    Path domain = wildfly.folder().resolve("domain/configuration/domain.xml");
    String standaloneBefore = Files.readString(standalone);
    String domainBefore = Files.readString(domain);
    wildfly.addDriver();

    wildfly.apply(
        "embed-server --server-config=standalone-full.xml",
        "carillon-standalone.cli",
        "carillon-server.cli",
        "carillon-prometheus.cli",
        "carillon-uninstall.cli");
    assertThat(Files.readString(standalone)).isEqualTo(standaloneBefore);

    wildfly.apply(
        "embed-host-controller --domain-config=domain.xml --host-config=host.xml",
        "carillon-domain.cli",
        "carillon-server.cli",
        "carillon-cluster.cli",
        "carillon-credentials.cli",
        "carillon-only.cli",
        "carillon-domain-uninstall.cli");
    assertThat(Files.readString(domain)).isEqualTo(domainBefore);
  }
}
