package org.carillon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.carillon.bench.BenchPorts;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Debian's Dovecot in a folder of its own, with mail in the given format. Needs root, as Dovecot
 * does.
 */
public final class Dovecot implements ImapPeer {

  /** Dovecot's {@code mail_fsync}. */
  public enum Fsync {
    /** Its default: it flushes deliveries and APPEND, but no change of flags. */
    OPTIMIZED("optimized"),
    /** It flushes all that it acknowledges, as our own store does. */
    ALWAYS("always");

    private final String value;

    Fsync(String value) {
      this.value = value;
    }
  }

  public enum Format {
    MAILDIR("maildir:~/Maildir"),
    SDBOX("sdbox:~/sdbox"),
    MDBOX("mdbox:~/mdbox");

    private final String location;

    Format(String location) {
      this.location = location;
    }
  }

  private static final String CACHE = "10M";

  private final Format format;
  private final Fsync fsync;
  private final Path configuration;
  private final Path cache;

  /**
   * Starts it with the accounts, whose password hashes cost as much as ours.
   *
   * @param run the run's folder, below which it creates its own
   */
  public static Dovecot of(Path run, Format format, Fsync fsync, Accounts accounts)
      throws IOException {
    String hash = Argon2Hash.of(accounts.password());
    return new Dovecot(
        run.resolve("dovecot-" + format.ordinal() + fsync.ordinal()),
        format,
        fsync,
        accounts.addresses().stream().map(address -> address + ":{ARGON2ID}" + hash).toList());
  }

  /** Starts one that accepts any password. */
  public static Dovecot open(Path folder, Format format, Fsync fsync) throws IOException {
    return new Dovecot(folder, format, fsync, List.of());
  }

  private Dovecot(Path folder, Format format, Fsync fsync, List<String> users) throws IOException {
    this.format = format;
    this.fsync = fsync;
    Files.createDirectories(folder.resolve("log"));
    Path mail = Files.createDirectories(folder.resolve("mail"));
    Command.run(Duration.ofSeconds(10), List.of("chown", "nobody:nogroup", mail.toString()))
        .orFail();
    Path passwords = Files.write(folder.resolve("users"), users);
    cache = folder.resolve("cache.conf");
    writeCache(CACHE);
    configuration =
        Files.writeString(
            folder.resolve("dovecot.conf"),
            """
            base_dir = %1$s/run
            log_path = %1$s/log/dovecot.log
            protocols = imap lmtp
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            default_vsz_limit = 2G
            mail_location = %2$s
            mail_fsync = %3$s
            first_valid_uid = 1
            %4$s
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home=%1$s/mail/%%n allow_all_users=yes
            }
            namespace inbox {
              inbox = yes
              separator = /
            }
            service imap-login {
              inet_listener imap {
                port = %5$d
              }
              inet_listener imaps {
                port = 0
              }
              process_min_avail = 2
              service_count = 0
              client_limit = 1000
            }
            service imap {
              process_limit = 2048
            }
            service lmtp {
              inet_listener lmtp {
                address = 127.0.0.1
                port = %6$d
              }
              process_min_avail = 2
            }
            service anvil {
              client_limit = 6000
            }
            service auth {
              client_limit = 6000
            }
            mail_max_userip_connections = 5000
            !include %7$s
            """
                .formatted(
                    folder,
                    format.location,
                    fsync.value,
                    passwordDatabase(passwords, users),
                    imap(),
                    lmtp(),
                    cache));
    start();
  }

  private void start() {
    Command.run(
            Duration.ofSeconds(20),
            List.of(OutsideTool.DOVECOT.path(), "-c", configuration.toString()))
        .orFail();
  }

  @Override
  public String name() {
    return "Dovecot " + format.name().toLowerCase(Locale.ROOT) + ", fsync " + fsync.value;
  }

  @Override
  public boolean hasOurHash() {
    return true;
  }

  /** It caches its password database's entries, not that a password was right. */
  @Override
  public void remember(boolean passwords) {
    writeCache(passwords ? CACHE : "0");
    restart();
  }

  private void writeCache(String size) {
    try {
      Files.writeString(cache, "auth_cache_size = " + size + "\nauth_cache_ttl = 1 hour\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void restart() {
    close();
    start();
  }

  @Override
  public int imap() {
    return BenchPorts.OFFSET + 1143 + instance();
  }

  public int lmtp() {
    return BenchPorts.OFFSET + 1024 + instance();
  }

  private int instance() {
    return 2 * format.ordinal() + fsync.ordinal();
  }

  private static String passwordDatabase(Path file, List<String> users) {
    return users.isEmpty()
        ? "passdb {\n  driver = static\n  args = nopassword=y\n}"
        : "passdb {\n  driver = passwd-file\n  args = username_format=%u " + file + "\n}";
  }

  @Override
  public void close() {
    Command.run(
        Duration.ofSeconds(20),
        List.of(OutsideTool.DOVEADM.path(), "-c", configuration.toString(), "stop"));
  }
}
