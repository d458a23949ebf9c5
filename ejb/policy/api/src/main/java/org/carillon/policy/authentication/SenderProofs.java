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

/** Says of messages whether they are really from whom they name. */
@ApplicationScoped
public class SenderProofs {
  /**
   * The trace of a message that came by SMTP (RFC 5321 §4.4), as this server writes it: what the
   * client calls itself has no parentheses there. LMTP comes from a server that has judged already.
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
   * What was found when it came; empty where it was not checked here. Who is near is not checked,
   * but may name a domain of this server as well as anybody: of such a message nothing is proven
   * unless its client signed in. What this server writes itself was received from nobody.
   *
   * @param author the address that readers are shown
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
