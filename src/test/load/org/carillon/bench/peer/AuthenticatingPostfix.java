package org.carillon.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.OutsideTool;

/**
 * Debian's Postfix that authenticates senders: policyd-spf, OpenDKIM and OpenDMARC as in their
 * guides. All query the given name server, by a resolv.conf of their own. Needs root.
 */
public final class AuthenticatingPostfix implements AutoCloseable {
  private static final int DKIM = 12891;
  private static final int DMARC = 12893;
  private static final Duration BOUND = Duration.ofSeconds(20);

  private static final Path SUFFIXES =
      CarillonServer.tree()
          .resolve(
              "ejb/mailauth/src/main/resources/org/carillon/mailauth/suffix/public_suffix_list.dat");

  private final List<Process> milters = new ArrayList<>();
  private final Postfix postfix;

  /**
   * Starts them.
   *
   * @param lmtp Dovecot's port
   * @param dns the name server's address
   * @param dkimLines more of OpenDKIM's configuration
   */
  public AuthenticatingPostfix(Path folder, int lmtp, String dns, List<String> dkimLines)
      throws IOException {
    Files.createDirectories(folder);
    Path resolver = Files.writeString(folder.resolve("resolv.conf"), "nameserver " + dns + "\n");
    Path nobody = Files.writeString(folder.resolve("none"), "198.18.0.1\n");
    Path dkim =
        Files.writeString(
            folder.resolve("opendkim.conf"),
            """
            Mode v
            Socket inet:%d@127.0.0.1
            InternalHosts %s
            PeerList %s
            Nameservers %s
            AuthservID mx.bench.test
            AlwaysAddARHeader yes
            On-DNSError accept
            UserID root
            Syslog no
            """
                    .formatted(DKIM, nobody, nobody, dns)
                + String.join("\n", dkimLines)
                + "\n");
    // OpenDMARC does not treat names outside of the list's suffixes as one organization's.
    Path suffixes =
        Files.writeString(folder.resolve("suffixes"), Files.readString(SUFFIXES) + "\ntest\n");
    Path dmarc =
        Files.writeString(
            folder.resolve("opendmarc.conf"),
            """
            Socket inet:%d@127.0.0.1
            IgnoreHosts %s
            AuthservID mx.bench.test
            TrustedAuthservIDs mx.bench.test
            RejectFailures false
            PublicSuffixList %s
            UserID root
            Syslog false
            """
                .formatted(DMARC, nobody, suffixes));
    Path spf =
        Files.writeString(
            folder.resolve("policyd-spf.conf"),
            """
            debugLevel = 0
            TestOnly = 1
            HELO_reject = False
            Mail_From_reject = False
            PermError_reject = False
            TempError_Defer = False
            skip_addresses = 198.18.0.1
            Header_Type = AR
            Authserv_Id = mx.bench.test
            """);
    milters.add(start(folder, resolver, OutsideTool.OPENDKIM, "-f", "-x", dkim.toString()));
    milters.add(start(folder, resolver, OutsideTool.OPENDMARC, "-f", "-c", dmarc.toString()));
    Await.until("OpenDKIM answers", BOUND, () -> answers(DKIM));
    Await.until("OpenDMARC answers", BOUND, () -> answers(DMARC));
    var filters =
        new Postfix.Filters(
            List.of(
                "smtpd_milters = inet:127.0.0.1:" + DKIM + ", inet:127.0.0.1:" + DMARC,
                "milter_default_action = tempfail",
                "policyd-spf_time_limit = 3600",
                "smtpd_authorized_xclient_hosts = 127.0.0.1",
                "inet_protocols = all",
                // External mail is not rewritten.
                "local_header_rewrite_clients =",
                "smtpd_recipient_restrictions = reject_unauth_destination,"
                    + " check_policy_service unix:private/policyd-spf"),
            List.of(
                "policyd-spf unix - n n - 0 spawn user=nobody argv="
                    + OutsideTool.POLICYD_SPF.path()
                    + " "
                    + spf));
    postfix = new Postfix(folder.resolve("postfix"), lmtp, withResolver(resolver), filters);
  }

  /** Runs the command with this resolver file, in a mount namespace of its own. */
  private static List<String> withResolver(Path resolver) {
    return List.of(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mount --bind " + resolver + " /etc/resolv.conf && exec \"$@\"",
        "sh");
  }

  private static Process start(Path folder, Path resolver, OutsideTool tool, String... words)
      throws IOException {
    List<String> all = new ArrayList<>(withResolver(resolver));
    all.add(tool.path());
    all.addAll(List.of(words));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(tool + ".said").toFile())
        .start();
  }

  private static boolean answers(int port) {
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return connection.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  public Postfix postfix() {
    return postfix;
  }

  @Override
  public void close() throws InterruptedException {
    postfix.close();
    for (Process milter : milters) {
      milter.destroy();
      milter.waitFor();
    }
  }
}
