package org.carillon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.bench.BenchPorts;
import org.carillon.testbed.Await;
import org.carillon.testbed.Command;

/**
 * Debian's Cyrus IMAP in a folder of its own. Its packages conflict with Dovecot's, so they are
 * unpacked outside the system. It flushes its index, cache and messages before it responds. A SASL
 * database has passwords in plain text: sign-in costs are not comparable. Needs root.
 */
public final class Cyrus implements ImapPeer {

  private static final List<String> PACKAGES =
      List.of(
          "cyrus-imapd",
          "cyrus-common",
          "sasl2-bin",
          "libsasl2-modules-db",
          "libical3",
          "libclamav12",
          "libmspack0",
          "libxapian30",
          "libzephyr4",
          "libhesiod0",
          "libpcre3");

  /** The additional packages for CalDAV. */
  private static final List<String> DAV_PACKAGES =
      List.of("cyrus-caldav", "libshp2", "libeatmydata1");

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path folder;
  private final Path programs;
  private final boolean dav;

  /** True if it waits for the disk. */
  private boolean syncs;

  /** Unpacks and starts it with the accounts. */
  public Cyrus(Path run, Accounts accounts) throws IOException {
    this(run, accounts, false);
  }

  private Cyrus(Path run, Accounts accounts, boolean dav) throws IOException {
    folder = Files.createDirectories(run.resolve("cyrus"));
    List<String> packages = new ArrayList<>(PACKAGES);
    if (dav) {
      packages.addAll(DAV_PACKAGES);
    }
    this.dav = dav;
    syncs = !dav;
    programs = DebianPackages.unpack(folder.resolve("packages"), packages);
    for (String each : List.of("conf", "spool", "socket")) {
      Files.createDirectories(folder.resolve(each));
    }
    Files.writeString(
        folder.resolve("imapd.conf"),
        """
        configdirectory: %1$s/conf
        defaultpartition: default
        partition-default: %1$s/spool
        proc_path: %1$s/proc
        mboxname_lockpath: %1$s/lock
        idlesocket: %1$s/socket/idle
        notifysocket: %1$s/socket/notify
        lmtpsocket: %1$s/socket/lmtp
        cyrus_user: nobody
        virtdomains: userid
        unixhierarchysep: yes
        altnamespace: yes
        autocreate_quota: 0
        autocreate_post: yes
        allowplaintext: yes
        sasl_mech_list: PLAIN
        sasl_pwcheck_method: auxprop
        sasl_auxprop_plugin: sasldb
        sasl_sasldb_path: %1$s/sasldb2
        """
                .formatted(folder)
            + (dav ? http(accounts) : ""));
    Files.writeString(
        folder.resolve("cyrus.conf"),
        """
        START {
          recover cmd="%1$s/usr/lib/cyrus/bin/ctl_cyrusdb -C %2$s/imapd.conf -r"
        }
        SERVICES {
          imap cmd="%1$s/usr/lib/cyrus/bin/imapd -C %2$s/imapd.conf" listen="127.0.0.1:%3$d" prefork=8 maxchild=1000
          %4$s
        }
        EVENTS {
        }
        """
            .formatted(
                programs,
                folder,
                imap(),
                dav
                    ? "https cmd=\"%s/usr/lib/cyrus/bin/httpd -s -C %s/imapd.conf\""
                            .formatted(programs, folder)
                        + " listen=\"127.0.0.1:%d\" prefork=8 maxchild=100".formatted(https())
                    : ""));
    for (String name : accounts.names()) {
      run(
          List.of(
              programs.resolve("usr/sbin/saslpasswd2").toString(),
              "-p",
              "-c",
              "-f",
              folder.resolve("sasldb2").toString(),
              "-u",
              accounts.domain(),
              name),
          accounts.password());
    }
    run(List.of("chown", "-R", "nobody:mail", folder.toString()), "");
    start();
  }

  /**
   * Starts it with CalDAV over TLS. It waits for no disk, so that it is filled within minutes,
   * until {@link #syncFromNowOn}.
   */
  public static Cyrus withDav(Path run, Accounts accounts) throws IOException {
    return new Cyrus(run, accounts, true);
  }

  private String http(Accounts accounts) {
    PeerCertificate shown = PeerCertificate.make(folder);
    return """
    tls_server_cert: %s
    tls_server_key: %s
    httpmodules: caldav
    calendar_user_address_set: %s
    """
        .formatted(shown.certificate(), shown.key(), accounts.domain());
  }

  private void run(List<String> words, String input) {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "LD_LIBRARY_PATH",
        programs.resolve("usr/lib/x86_64-linux-gnu")
            + ":"
            + programs.resolve("lib/x86_64-linux-gnu"));
    if (!syncs) {
      environment.put(
          "LD_PRELOAD", programs.resolve("usr/lib/x86_64-linux-gnu/libeatmydata.so.1").toString());
    }
    Command.run(BOUND, words, input, environment).orFail();
  }

  private void start() {
    List<String> words = new ArrayList<>();
    words.add(programs.resolve("usr/lib/cyrus/bin/master").toString());
    words.addAll(List.of("-C", folder.resolve("imapd.conf").toString()));
    words.addAll(List.of("-M", folder.resolve("cyrus.conf").toString()));
    // By default its backlog is 32 connections.
    words.addAll(List.of("-l", "1024", "-p", pidFile().toString(), "-d"));
    run(words, "");
    Await.until("Cyrus wrote its process id", BOUND, () -> Files.exists(pidFile()));
    // It does so before it checks its databases, and listens only after that.
    Await.until("Cyrus listens", BOUND, () -> listens(imap()));
    if (dav) {
      Await.until("Cyrus listens for DAV", BOUND, () -> listens(https()));
    }
  }

  private static boolean listens(int port) {
    try (Socket attempt = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return attempt.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path pidFile() {
    return folder.resolve("master.pid");
  }

  @Override
  public String name() {
    return "Cyrus";
  }

  @Override
  public int imap() {
    return BenchPorts.OFFSET + 1153;
  }

  /** The port of CalDAV; requires {@link #withDav}. */
  public int https() {
    return BenchPorts.OFFSET + 1154;
  }

  @Override
  public boolean hasOurHash() {
    return false;
  }

  /** It compares passwords in plain text, which no cache would make cheaper. */
  @Override
  public void remember(boolean passwords) {}

  /** Makes it flush to the disk before it responds. */
  public void syncFromNowOn() {
    syncs = true;
    restart();
  }

  @Override
  public void restart() {
    close();
    start();
  }

  @Override
  public void close() {
    try {
      long pid = Long.parseLong(Files.readString(pidFile()).strip());
      ProcessHandle.of(pid)
          .ifPresent(
              master -> {
                List<ProcessHandle> services = master.descendants().toList();
                master.destroy();
                master.onExit().join();
                // Those with a client stay, and hold the port that the next ones need.
                services.forEach(ProcessHandle::destroyForcibly);
                services.forEach(service -> service.onExit().join());
              });
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
