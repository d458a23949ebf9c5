package org.carillon.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LdapSourceTest {
  private static final String BASE = "dc=corp,dc=test";
  private static final String FILTER = "(|(mail={address})(uid={user}))";
  private static final SourceLogin ANN = new SourceLogin("ann", "corp.test");
  private static final String ANNS = "uid=ann,ou=people," + BASE;
  private static final SourceAnswer WRONG = new SourceAnswer.Wrong();

  private final List<InMemoryDirectoryServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.shutDown(true));
  }

  private InMemoryDirectoryServer server() throws LDAPException, LDIFException {
    var config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials("cn=carillon", "service");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "loopback", InetAddress.getLoopbackAddress(), 0, null));
    config.setSchema(null);
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: corp");
    server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    server.add(
        "dn: " + ANNS,
        "objectClass: inetOrgPerson",
        "uid: ann",
        "cn: Ann Arbor",
        "sn: Arbor",
        "mail: ann@corp.test",
        "userPassword: right");
    server.add(
        "dn: uid=star,ou=people," + BASE, "objectClass: inetOrgPerson", "uid: *", "cn: Star");
    server.startListening();
    servers.add(server);
    return server;
  }

  private static SourceConnectionSettings.Ldap place(String userName, String base, int... ports) {
    List<SourceConnectionSettings.Server> at = new ArrayList<>();
    for (int port : ports) {
      at.add(new SourceConnectionSettings.Server("127.0.0.1", port, false));
    }
    return new SourceConnectionSettings.Ldap(
        at,
        false,
        "",
        "cn=carillon",
        "service",
        userName,
        base,
        FILTER,
        Set.of("cn", "SN", "jpegPhoto"),
        Duration.ofSeconds(2),
        4);
  }

  @Test
  void userIsFoundBySearchAndBound() throws Exception {
    try (var source = new LdapSource(place("", BASE, server().getListenPort()))) {
      var known =
          new SourceAnswer.Known(
              new SourceIdentity(ANNS, Map.of("cn", List.of("Ann Arbor"), "sn", List.of("Arbor"))));
      assertThat(source.check(ANN, "right")).isEqualTo(known);
      assertThat(source.find(ANN)).isEqualTo(known);
      assertThat(source.check(ANN, "wrong")).isEqualTo(WRONG);
      assertThat(source.check(ANN, "")).isEqualTo(WRONG);
      assertThat(source.check(new SourceLogin("nobody", "corp.test"), "right")).isEqualTo(WRONG);
      assertThat(source.find(new SourceLogin("nobody", "corp.test"))).isEqualTo(WRONG);
      assertThat(source.introduce()).hasSize(1);
    }
  }

  @Test
  void namesInFiltersAndDnsAreEscaped() throws Exception {
    int port = server().getListenPort();
    try (var searching = new LdapSource(place("", BASE, port));
        var binding = new LdapSource(place("uid={user},ou=people," + BASE, BASE, port))) {
      // Unescaped, the filter would match everybody.
      assertThat(searching.check(new SourceLogin("*)(uid=ann", "corp.test"), "right"))
          .isEqualTo(WRONG);
      assertThat(searching.find(new SourceLogin("*", "corp.test")))
          .isInstanceOfSatisfying(
              SourceAnswer.Known.class,
              known -> assertThat(known.person().id()).startsWith("uid=star"));
      assertThat(binding.check(new SourceLogin("ann,ou=people", "corp.test"), "right"))
          .isEqualTo(WRONG);
      assertThat(binding.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
      assertThat(binding.check(ANN, "wrong")).isEqualTo(WRONG);
    }
  }

  @Test
  void userIsBoundByADnTemplateWithoutSearch() throws Exception {
    var place = place("uid={user},ou=people," + BASE, "", server().getListenPort());
    try (var source = new LdapSource(place)) {
      assertThat(source.check(ANN, "right"))
          .isEqualTo(new SourceAnswer.Known(new SourceIdentity(ANNS, Map.of())));
      assertThat(source.find(ANN)).isEqualTo(new SourceAnswer.Silent());
    }
  }

  @Test
  void nextLdapServerIsAskedWhenOneIsDownOrHangs() throws Exception {
    InMemoryDirectoryServer first = server();
    InMemoryDirectoryServer second = server();
    try (ServerSocket hangs = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var source =
            new LdapSource(
                place(
                    "",
                    BASE,
                    first.getListenPort(),
                    hangs.getLocalPort(),
                    second.getListenPort()))) {
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
      first.shutDown(true);
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);

      // Servers that did not answer are not waited for again.
      long begin = System.nanoTime();
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

      second.shutDown(true);
      assertThatThrownBy(() -> source.check(ANN, "right")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void connectionClosedByTheServerIsReopened() throws Exception {
    InMemoryDirectoryServer server = server();
    try (var source = new LdapSource(place("", BASE, server.getListenPort()))) {
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
      server.closeAllConnections(true);
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
    }
  }

  @Test
  void failedSearchBindIsNotReportedAsWrongPassword() throws Exception {
    InMemoryDirectoryServer server = server();
    var place =
        new SourceConnectionSettings.Ldap(
            place("", BASE, server.getListenPort()).servers(),
            false,
            "",
            "cn=carillon",
            "changed",
            "",
            BASE,
            FILTER,
            Set.of(),
            Duration.ofSeconds(2),
            4);
    try (var source = new LdapSource(place)) {
      assertThatThrownBy(() -> source.check(ANN, "right")).isInstanceOf(IOException.class);
      assertThatThrownBy(source::introduce).isInstanceOf(IOException.class);
    }
  }

  @Test
  void invalidSourceSettingsAreReportedWithTheirField() {
    var place =
        new SourceConnectionSettings.Ldap(
            List.of(new SourceConnectionSettings.Server("127.0.0.1", 1, true)),
            true,
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            "",
            "",
            "",
            BASE,
            FILTER,
            Set.of(),
            Duration.ofSeconds(2),
            4);
    assertThatThrownBy(() -> new AdapterSources().open(place))
        .isInstanceOfSatisfying(
            InvalidSourceSettingsException.class,
            unfit -> assertThat(unfit.field()).isEqualTo("certificates"));
    assertThatThrownBy(() -> new AdapterSources().open(place("", "corp", 1)))
        .isInstanceOfSatisfying(
            InvalidSourceSettingsException.class,
            unfit -> assertThat(unfit.field()).isEqualTo("base"));
    assertThatThrownBy(() -> new AdapterSources().open(place("uid={user},", BASE, 1)))
        .isInstanceOfSatisfying(
            InvalidSourceSettingsException.class,
            unfit -> assertThat(unfit.field()).isEqualTo("userName"));
  }
}
