package org.carillon.contract.directory.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.contract.directory.AliasType;
import org.carillon.contract.directory.BanType;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.contract.directory.DnsListType;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.directory.ForwarderType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.MailRouteType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.ServiceClassType;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.directory.certificate.CertificateRequestType;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.contract.directory.hook.WebHookType;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.directory.resource.ResourceType;

public final class ObjectTypes {
  /**
   * The plurals of {@link #all}, as a pattern for the path of REST. They are written out, because
   * the value of an annotation is a constant, and a path for any word would ask for a password
   * before it answers 404 (ADR 112); {@code OpenApiTest} compares them.
   */
  public static final String PLURALS =
      "domains|accounts|service-classes|aliases|groups|forwarders|resources|administrators|dkim-keys|filter-entries|bans|dns-lists"
          + "|external-filters|mail-routes|identity-sources|acme-accounts|acme-certificates|certificate-requests|client-authorities|oauth-clients|web-hooks";

  private static final List<ObjectType> ALL =
      List.of(
          DomainType.TYPE,
          AccountType.TYPE,
          ServiceClassType.TYPE,
          AliasType.TYPE,
          GroupType.TYPE,
          ForwarderType.TYPE,
          ResourceType.TYPE,
          AdministratorType.TYPE,
          DkimKeyType.TYPE,
          FilterEntryType.TYPE,
          BanType.TYPE,
          DnsListType.TYPE,
          ExternalFilterType.TYPE,
          MailRouteType.TYPE,
          IdentitySourceType.TYPE,
          AcmeAccountType.TYPE,
          AcmeCertificateType.TYPE,
          CertificateRequestType.TYPE,
          ClientAuthorityType.TYPE,
          OAuthClientType.TYPE,
          WebHookType.TYPE);

  private static final Map<String, ObjectType> BY_PLURAL =
      ALL.stream().collect(Collectors.toMap(ObjectType::plural, Function.identity()));

  private ObjectTypes() {}

  /** Returns all types, in the order in which they are described. */
  public static List<ObjectType> all() {
    return ALL;
  }

  public static Optional<ObjectType> ofPlural(String plural) {
    return Optional.ofNullable(BY_PLURAL.get(plural));
  }
}
