package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.SourceSettings;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceWeb;
import org.carillon.database.StoredText;
import org.carillon.helper.HelperCommand;
import org.carillon.helper.HelperFolders;
import org.carillon.identity.internal.source.CopiedAttributes;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.kerberos.KerberosSource;
import org.carillon.identity.internal.source.openid.OpenIdSource;
import org.carillon.identity.internal.source.saml.SamlSource;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourceKind;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Creates the client of a source, by the source's kind. */
@ApplicationScoped
public class SourceClients {
  /** The form of scope tokens (RFC 6749 §3.3). */
  private static final Pattern SCOPES = Pattern.compile("[!#-\\[\\]-~ ]*");

  /** The form of realms that are named after a domain (RFC 4120 §6.1). */
  private static final Pattern REALM = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  private final AdapterSourceClients offered;
  private final Settings settings;

  @Inject
  public SourceClients(AdapterSourceClients offered, Settings settings) {
    this.offered = offered;
    this.settings = settings;
  }

  /** Returns what is wrong with a source's settings of reach and search, or empty if valid. */
  public Optional<Failure> problem(OpenedSource wanted) {
    IdentitySource.Reach reach = wanted.source().reach();
    IdentitySource.Search search = wanted.source().search();
    if (Stream.of(
            reach.address(),
            reach.certificates(),
            reach.bindName(),
            search.userName(),
            search.base(),
            search.filter(),
            wanted.source().browsing().button(),
            wanted.source().browsing().scopes(),
            wanted.source().browsing().claim(),
            wanted.source().browsing().metadata())
        .anyMatch(StoredText::isImpossible)) {
      return Optional.of(
          new Failure.Invalid(
              "address",
              "malformed",
              "A value contains a NUL character or an unpaired surrogate."));
    }
    if (wanted.source().kind() == SourceKind.LDAP
        && search.userName().isEmpty()
        && search.base().isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "base",
              "missing",
              "An LDAP source needs a user name to bind with or a search base."));
    }
    try (SourceClient _ = of(wanted)) {
      return Optional.empty();
    } catch (InvalidSourceSettingsException unfit) {
      return Optional.of(new Failure.Invalid(unfit.field(), "malformed", unfit.getMessage()));
    } catch (IOException notYet) {
      // The adapter has not started. Other errors show when the source is asked.
      return Optional.empty();
    }
  }

  /**
   * Returns a client of the source. The caller must close it.
   *
   * @throws IOException if the adapter is not available
   * @throws InvalidSourceSettingsException if the source cannot be asked with these settings
   */
  SourceClient of(OpenedSource opened) throws IOException, InvalidSourceSettingsException {
    return switch (opened.source().kind()) {
      case LDAP -> offered.open(ldap(opened));
      case RADIUS -> offered.open(radius(opened));
      case HELPER -> helper(opened.source());
      case OIDC -> openId(opened);
      case SAML -> saml(opened);
      case KERBEROS -> kerberos(opened);
    };
  }

  private static SourceClient kerberos(OpenedSource opened) throws InvalidSourceSettingsException {
    if (!REALM.matcher(opened.source().reach().address()).matches()) {
      throw new InvalidSourceSettingsException(
          "address", "The realm must be a name such as CORP.EXAMPLE.COM.");
    }
    if (opened.source().domains().size() != 1) {
      throw new InvalidSourceSettingsException(
          "domains", "A Kerberos realm must have exactly one domain.");
    }
    try {
      return new KerberosSource(opened.secret());
    } catch (IllegalArgumentException none) {
      throw new InvalidSourceSettingsException("secret", none.getMessage());
    }
  }

  private SourceClient openId(OpenedSource opened)
      throws IOException, InvalidSourceSettingsException {
    IdentitySource.Reach reach = opened.source().reach();
    SourceServers.issuer(reach.address());
    if (reach.bindName().isEmpty()) {
      throw new InvalidSourceSettingsException(
          "bindName", "An OpenID source needs the client ID of this server.");
    }
    if (opened.source().browsing().claim().isEmpty()) {
      throw new InvalidSourceSettingsException(
          "claim", "Give the claim that contains the user's address.");
    }
    if (!SCOPES.matcher(opened.source().browsing().scopes()).matches()) {
      throw new InvalidSourceSettingsException(
          "scopes", "The scopes must be words separated by spaces.");
    }
    return new OpenIdSource(opened, web(reach));
  }

  private SourceClient saml(OpenedSource opened)
      throws IOException, InvalidSourceSettingsException {
    IdentitySource source = opened.source();
    IdentitySource.Reach reach = source.reach();
    String metadata = source.browsing().metadata();
    if (source.browsing().claim().isEmpty()) {
      throw new InvalidSourceSettingsException(
          "claim", "Give the attribute that contains the user's address, or nameid.");
    }
    if (metadata.isEmpty()) {
      SourceServers.metadata(reach.address());
    } else {
      Optional<String> problem = SamlSource.problem(reach.address(), metadata);
      if (problem.isPresent()) {
        throw new InvalidSourceSettingsException("metadata", problem.get() + ".");
      }
    }
    String entity =
        reach.bindName().isEmpty()
            ? HostSettings.webAddress(settings, Scope.server(), "saml/" + source.name())
            : reach.bindName();
    try {
      return new SamlSource(
          opened, entity, metadata.isEmpty() ? Optional.of(web(reach)) : Optional.empty());
    } catch (IllegalArgumentException none) {
      throw new InvalidSourceSettingsException("secret", none.getMessage());
    }
  }

  private SourceWeb web(IdentitySource.Reach reach)
      throws IOException, InvalidSourceSettingsException {
    return offered.web(
        new SourceWeb.Place(
            URI.create(reach.address()),
            reach.certificates(),
            reach.timeout(),
            () -> settings.value(SourceSettings.PRIVATE_ADDRESSES)));
  }

  private static SourceClient helper(IdentitySource source) throws InvalidSourceSettingsException {
    Optional<String> problem = HelperCommand.problem(source.reach().address());
    if (problem.isPresent()) {
      throw new InvalidSourceSettingsException("address", problem.get());
    }
    return new HelperSource(source, HelperFolders.ofServer());
  }

  private static SourceConnectionSettings ldap(OpenedSource opened)
      throws InvalidSourceSettingsException {
    IdentitySource source = opened.source();
    return new SourceConnectionSettings.Ldap(
        SourceServers.ldap(source.reach().address()),
        source.reach().startTls(),
        source.reach().certificates(),
        source.reach().bindName(),
        opened.secret(),
        source.search().userName(),
        source.search().base(),
        source.search().filter(),
        CopiedAttributes.asked(source.search().attributes()),
        source.reach().timeout(),
        source.reach().connections());
  }

  private SourceConnectionSettings radius(OpenedSource opened)
      throws InvalidSourceSettingsException {
    IdentitySource source = opened.source();
    String userName = source.search().userName();
    return new SourceConnectionSettings.Radius(
        SourceServers.radius(source.reach().address()),
        opened.secret(),
        userName.isEmpty() ? SourceConnectionSettings.ADDRESS : userName,
        settings.value(HostSettings.HOST_NAME),
        source.reach().timeout());
  }
}
