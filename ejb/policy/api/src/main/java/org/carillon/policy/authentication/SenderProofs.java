package org.carillon.policy.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.format.mime.header.Header;
import org.carillon.format.name.DomainName;
import org.carillon.settings.Settings;

/** Tells whether messages are really from the sender that they name. */
@ApplicationScoped
public class SenderProofs {
  /**
   * The Received field that this server writes for a message that came by SMTP (RFC 5321 §4.4). The
   * client's name for itself contains no parentheses there. Mail that came by LMTP does not match:
   * the server that sends it has checked it already.
   */
  private static final Pattern CAME =
      Pattern.compile(
          "\\s*from [^()]* \\(\\[[0-9A-Za-z:.%]*\\]\\)\\s+(?:\\(.*?\\)\\s+)?by (\\S+) with"
              + " (?:UTF8|E)?SMTPS?(A?) id .*",
          Pattern.DOTALL);

  private final Settings settings;
  private final Addresses addresses;

  @Inject
  public SenderProofs(Settings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * Returns what was found when the message came, or empty if it was not checked here. Clients of
   * nearby networks are not checked, but can name a domain of this server like any other client.
   * Such a message is unproven unless its client signed in. A message that this server wrote itself
   * has no Received field of a client.
   *
   * @param author the address that is shown to readers
   */
  public Optional<SenderProof> of(Header header, String author) {
    String host = settings.value(HostSettings.HOST_NAME);
    return SenderProof.of(header, host, author).or(() -> claimed(header, host, author));
  }

  private Optional<SenderProof> claimed(Header header, String host, String author) {
    Matcher came = CAME.matcher(header.first("Received").map(field -> field.utf8()).orElse(""));
    boolean isFromStranger =
        came.matches() && came.group(1).equalsIgnoreCase(host) && came.group(2).isEmpty();
    return isFromStranger
        ? DomainName.canonical(author.substring(author.lastIndexOf('@') + 1))
            .filter(domain -> addresses.domain(domain).isPresent())
            .map(domain -> new SenderProof(domain, false, List.of(), Optional.empty()))
        : Optional.empty();
  }
}
