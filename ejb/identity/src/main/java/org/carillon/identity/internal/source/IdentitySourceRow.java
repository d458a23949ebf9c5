package org.carillon.identity.internal.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.account.secret.HomeKey;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.NameFormat;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.SecondFactorTrust;
import org.carillon.identity.source.SourceKind;

/** The row of a source, with its sealed secret. */
@Entity
@Table(name = "identity_source")
public class IdentitySourceRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;
  String kind;
  String address;
  boolean enabled;
  long position;

  String domains;

  @Column(name = "start_tls")
  boolean startTls;

  String certificates;

  @Column(name = "bind_name")
  String bindName;

  byte[] secret;

  @Column(name = "user_name")
  String userName;

  String base;
  String filter;

  String attributes;

  String accounts;

  /** The time for which copied attributes are not read again, in minutes. */
  long refresh;

  /** The time for which a right password is remembered, in s. */
  long remember;

  @Column(name = "keeps_hash")
  boolean keepsHash;

  /** The timeout of one of its servers, in s. */
  long timeout;

  long connections;
  String button;
  String scopes;
  String claim;

  @Column(name = "trusts_addresses")
  boolean trustsAddresses;

  @Column(name = "second_factor")
  String secondFactor;

  String metadata;

  @Column(name = "name_format")
  String nameFormat;

  Instant created;

  protected IdentitySourceRow() {}

  /** Creates a row. The caller must set the rest by {@link #take}. */
  public IdentitySourceRow(String name, String kind, Instant created) {
    this.name = name;
    this.kind = kind;
    this.created = created;
    this.secret = new byte[0];
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Seals the secret. The row must have its id. */
  public void seal(HomeKey homeKey, String text) {
    secret = homeKey.seal(purpose(id), text.getBytes(StandardCharsets.UTF_8));
  }

  public OpenedSource open(HomeKey homeKey) {
    return new OpenedSource(
        value(), new String(homeKey.open(purpose(id), secret), StandardCharsets.UTF_8));
  }

  /** Returns the purpose for which the home key seals the secret. */
  public static String purpose(long id) {
    return "identity-source:" + id;
  }

  /** Copies all values that can be changed, except the secret. */
  public void take(IdentitySource source) {
    address = source.reach().address();
    enabled = source.enabled();
    position = source.position();
    domains = String.join("\n", source.domains());
    startTls = source.reach().startTls();
    certificates = source.reach().certificates();
    bindName = source.reach().bindName();
    userName = source.search().userName();
    base = source.search().base();
    filter = source.search().filter();
    attributes = String.join("\n", source.search().attributes());
    accounts = source.use().accounts().word();
    refresh = source.use().refresh().toMinutes();
    remember = source.use().remember().toSeconds();
    keepsHash = source.use().keepsHash();
    timeout = source.reach().timeout().toSeconds();
    connections = source.reach().connections();
    button = source.browsing().button();
    scopes = source.browsing().scopes();
    claim = source.browsing().claim();
    trustsAddresses = source.browsing().trustsAddresses();
    secondFactor = source.browsing().secondFactor().word();
    metadata = source.browsing().metadata();
    nameFormat = source.browsing().nameFormat().word();
  }

  public IdentitySource value() {
    return new IdentitySource(
        id,
        name,
        SourceKind.of(kind),
        enabled,
        (int) position,
        lines(domains),
        new IdentitySource.Reach(
            address,
            startTls,
            certificates,
            bindName,
            Duration.ofSeconds(timeout),
            (int) connections),
        new IdentitySource.Search(userName, base, filter, lines(attributes)),
        new IdentitySource.Use(
            ProvisioningPolicy.of(accounts),
            Duration.ofMinutes(refresh),
            Duration.ofSeconds(remember),
            keepsHash),
        new IdentitySource.Browsing(
            button,
            scopes,
            claim,
            trustsAddresses,
            SecondFactorTrust.of(secondFactor),
            metadata,
            NameFormat.of(nameFormat)),
        version(),
        created);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
