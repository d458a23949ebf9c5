package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Debian's Dovecot in a folder of its own, with every user's mail as the format says. Needs root,
 * as Dovecot does.
 */
final class Dovecot implements AutoCloseable {

  static final int IMAP = 12143;
  static final int LMTP = 12524;

  /** How users' mail is kept and when it is flushed. */
  enum Format {
    MAILDIR("maildir:~/Maildir"),
    SDBOX("sdbox:~/sdbox"),
    MDBOX("mdbox:~/mdbox");

    private final String location;

    Format(String location) {
      this.location = location;
    }
  }

  private final Path configuration;

  /**
   * Starts it.
   *
   * @param fsync {@code optimized} (Dovecot's default) or {@code always}
   * @param users lines of a passwd-file ({@code name:{SCHEME}hash}); empty lets everybody in
   */
  Dovecot(Path folder, Format format, String fsync, List<String> users) throws IOException {
    Files.createDirectories(folder.resolve("log"));
    Path mail = Files.createDirectories(folder.resolve("mail"));
    Command.run(Duration.ofSeconds(10), List.of("chown", "nobody:nogroup", mail.toString()))
        .orFail();
    Path passwords = Files.write(folder.resolve("users"), users);
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
            """
                .formatted(
                    folder,
                    format.location,
                    fsync,
                    passwordDatabase(passwords, users),
                    IMAP,
                    LMTP));
    Command.run(
            Duration.ofSeconds(20),
            List.of(OutsideTool.DOVECOT.path(), "-c", configuration.toString()))
        .orFail();
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
