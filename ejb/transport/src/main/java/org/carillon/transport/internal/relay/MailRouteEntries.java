package org.carillon.transport.internal.relay;

import static org.carillon.contract.directory.MailRouteType.ENCRYPTION;
import static org.carillon.contract.directory.MailRouteType.FINGERPRINTS;
import static org.carillon.contract.directory.MailRouteType.HELO;
import static org.carillon.contract.directory.MailRouteType.HOSTS;
import static org.carillon.contract.directory.MailRouteType.IMMEDIATE;
import static org.carillon.contract.directory.MailRouteType.PASSWORD;
import static org.carillon.contract.directory.MailRouteType.RECIPIENTS;
import static org.carillon.contract.directory.MailRouteType.SENDERS;
import static org.carillon.contract.directory.MailRouteType.SOURCE;
import static org.carillon.contract.directory.MailRouteType.USER_NAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.SealedEntries;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;

/** The routes of mail to other servers. */
@ApplicationScoped
class MailRouteEntries extends SealedEntries {
  /** The most routes: each message is compared with all of them. */
  private static final int MOST = 1_000;

  private static final int MOST_PASSWORD = 1_000;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  @Inject
  MailRouteEntries(
      Transactions transactions, CacheVersions versions, Audit audit, HomeKey homeKey) {
    super(MailRoute.TABLE, homeKey, transactions, versions, CacheVersions.Kind.MAIL_ROUTES, audit);
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST);
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    AttributeValues.Collected values = wanted.collect();
    List<Failure> problems = new ArrayList<>();
    values.read(
        RECIPIENTS,
        all(
            wanted.require(RECIPIENTS),
            MailRouteEntries::domain,
            problems,
            "recipients",
            "Each value must be a domain or *.domain, not: "));
    values.read(
        SENDERS,
        all(
            wanted.require(SENDERS),
            MailRouteEntries::sender,
            problems,
            "senders",
            "Each value must be an address, a domain or *.domain, not: "));
    values.read(
        FINGERPRINTS,
        all(
            wanted.require(FINGERPRINTS),
            MailRouteEntries::fingerprint,
            problems,
            "fingerprints",
            "A fingerprint has 64 hexadecimal digits (SHA-256), not: "));
    values.read(
        HOSTS,
        all(
            wanted.require(HOSTS),
            text -> MailRoute.hop(wanted, text).map(_ -> text.strip()),
            problems,
            "hosts",
            "Each value must be a host or host:port (1 to 65535), not: "));
    if (!problems.isEmpty()) {
      return Answer.failed(problems.getFirst());
    }
    AttributeValues checked = values.values();
    return problem(checked)
        .<Answer<AttributeValues>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(checked));
  }

  private static Optional<List<String>> all(
      List<String> typed,
      Function<String, Optional<String>> form,
      List<Failure> problems,
      String field,
      String why) {
    List<String> read = new ArrayList<>();
    for (String each : typed) {
      form.apply(each.strip())
          .ifPresentOrElse(
              read::add, () -> problems.add(new Failure.Invalid(field, "malformed", why + each)));
    }
    return Optional.of(read.stream().distinct().toList());
  }

  private static Optional<String> domain(String text) {
    return text.startsWith("*.")
        ? DomainName.canonical(text.substring(2)).map(name -> "*." + name)
        : DomainName.canonical(text);
  }

  private static Optional<String> sender(String text) {
    int at = text.lastIndexOf('@');
    return at < 0
        ? domain(text)
        : DomainName.canonical(text.substring(at + 1))
            .filter(_ -> at > 0)
            .map(name -> text.substring(0, at + 1) + name);
  }

  private static Optional<String> fingerprint(String text) {
    return Optional.of(text.replace(":", "").toLowerCase(Locale.ROOT))
        .filter(digits -> FINGERPRINT.matcher(digits).matches());
  }

  private static Optional<Failure> problem(AttributeValues values) {
    String encryption = values.require(ENCRYPTION);
    boolean isPlain = encryption.equals("none");
    if (encryption.equals("fingerprint") == values.require(FINGERPRINTS).isEmpty()) {
      return invalid(
          "fingerprints", "Give fingerprints if the encryption is “fingerprint”, and only then.");
    }
    if (isPlain && values.require(IMMEDIATE)) {
      return invalid("immediateTls", "A route without encryption cannot begin with TLS.");
    }
    if (!values.require(USER_NAME).isEmpty() && values.require(HOSTS).isEmpty()) {
      return invalid("userName", "A route with a user name must name its hosts.");
    }
    if (isPlain && !values.require(USER_NAME).isEmpty()) {
      return invalid("userName", "A password is sent only over an encrypted connection.");
    }
    if (values.get(PASSWORD).orElse("").length() > MOST_PASSWORD) {
      return invalid("password", "A password has at most " + MOST_PASSWORD + " characters.");
    }
    String helo = values.require(HELO);
    if (!helo.isEmpty() && DomainName.canonical(helo).isEmpty()) {
      return invalid("helo", "The name in the greeting must be a host name.");
    }
    return isAddress(values.require(SOURCE))
        ? Optional.empty()
        : invalid("source", "The source must be an IP address of this server.");
  }

  private static boolean isAddress(String text) {
    try {
      return text.isEmpty() || InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static Optional<Failure> invalid(String field, String why) {
    return Optional.of(new Failure.Invalid(field, "malformed", why));
  }

  @Override
  protected Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return wanted
        .get(PASSWORD)
        .or(() -> before.isEmpty() ? Optional.of("") : Optional.empty())
        .map(password -> password.getBytes(StandardCharsets.UTF_8));
  }
}
