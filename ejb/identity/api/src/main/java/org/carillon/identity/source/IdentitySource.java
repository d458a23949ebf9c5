package org.carillon.identity.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.directory.IdentitySourceType;

/**
 * An identity source: an external program that knows users and can check who they are.
 *
 * @param id the internal id; 0 for a source that is to be created
 * @param name the name in logs
 * @param position the order in which the sources of one domain are asked
 * @param domains the domains about whose accounts it is asked; empty for all
 * @param reach the settings by which it is reached
 * @param search the settings by which it is searched for a user
 * @param use the settings about the use of its answers
 * @param browsing the settings for sources to which browsers are redirected
 * @param version the version, which grows with each change
 */
public record IdentitySource(
    long id,
    String name,
    SourceKind kind,
    boolean enabled,
    int position,
    List<String> domains,
    Reach reach,
    Search search,
    Use use,
    Browsing browsing,
    long version,
    Instant created) {

  public IdentitySource {
    domains = List.copyOf(domains);
  }

  /**
   * The settings by which a source is reached.
   *
   * @param address the address, in the form of its kind
   * @param startTls whether TLS begins before anything else is sent
   * @param certificates the trusted authorities, in PEM; empty for the platform's
   * @param bindName the name by which the server binds for a search; empty for an anonymous search
   * @param timeout the longest time that one of its servers may take
   * @param connections the largest number of concurrent requests of a node
   */
  public record Reach(
      String address,
      boolean startTls,
      String certificates,
      String bindName,
      Duration timeout,
      int connections) {}

  /**
   * The settings by which a user is found.
   *
   * @param userName the user's name at the source, with placeholders for the sign-in name; empty to
   *     search for the user
   * @param base the entry below which to search
   * @param filter the search filter, with placeholders for the sign-in name
   * @param attributes the attributes that are copied to the account, as {@code displayName=cn}
   */
  public record Search(String userName, String base, String filter, List<String> attributes) {
    public Search {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * The settings about the use of a source's answers.
   *
   * @param accounts says when accounts are created
   * @param refresh the time for which copied attributes are not read again
   * @param remember the time for which a right password is not checked at the source again
   * @param keepsHash whether the last right password is accepted while the source is not reachable
   */
  public record Use(
      ProvisioningPolicy accounts, Duration refresh, Duration remember, boolean keepsHash) {}

  /**
   * The settings for sources to which browsers are redirected.
   *
   * @param button the name that people read; empty for the source's own name
   * @param scopes the scopes that are asked for, separated by spaces
   * @param claim the name of the claim that holds the user's address
   * @param trustsAddresses whether addresses are accepted that the source does not say it verified
   * @param secondFactor says which side checks second factors
   * @param metadata a SAML provider's metadata; empty if it is read from the address
   * @param nameFormat the format of names that a SAML provider is asked for
   */
  public record Browsing(
      String button,
      String scopes,
      String claim,
      boolean trustsAddresses,
      SecondFactorTrust secondFactor,
      String metadata,
      NameFormat nameFormat) {
    /** Creates the settings of an OpenID provider. */
    public Browsing(
        String button,
        String scopes,
        String claim,
        boolean trustsAddresses,
        SecondFactorTrust secondFactor) {
      this(button, scopes, claim, trustsAddresses, secondFactor, "", NameFormat.ANY);
    }
  }

  /** Returns the source that is stored in this object. */
  public static IdentitySource of(DeclaredObject stored) {
    return new IdentitySource(
        stored.id(),
        stored.value(IdentitySourceType.NAME),
        SourceKind.of(stored.value(IdentitySourceType.KIND)),
        stored.value(IdentitySourceType.ENABLED),
        stored.value(IdentitySourceType.POSITION),
        stored.value(IdentitySourceType.DOMAINS),
        new Reach(
            stored.value(IdentitySourceType.ADDRESS),
            stored.value(IdentitySourceType.START_TLS),
            stored.value(IdentitySourceType.CERTIFICATES),
            stored.value(IdentitySourceType.BIND_NAME),
            Duration.ofSeconds(stored.value(IdentitySourceType.TIMEOUT)),
            stored.value(IdentitySourceType.CONNECTIONS)),
        new Search(
            stored.value(IdentitySourceType.USER_NAME),
            stored.value(IdentitySourceType.BASE),
            stored.value(IdentitySourceType.FILTER),
            stored.value(IdentitySourceType.ATTRIBUTES)),
        new Use(
            ProvisioningPolicy.of(stored.value(IdentitySourceType.ACCOUNTS)),
            Duration.ofMinutes(stored.value(IdentitySourceType.REFRESH)),
            Duration.ofSeconds(stored.value(IdentitySourceType.REMEMBER)),
            stored.value(IdentitySourceType.KEEP_HASH)),
        new Browsing(
            stored.value(IdentitySourceType.BUTTON),
            stored.value(IdentitySourceType.SCOPES),
            stored.value(IdentitySourceType.CLAIM),
            stored.value(IdentitySourceType.TRUSTS_ADDRESSES),
            SecondFactorTrust.of(stored.value(IdentitySourceType.SECOND_FACTOR)),
            stored.value(IdentitySourceType.METADATA),
            NameFormat.of(stored.value(IdentitySourceType.NAME_FORMAT))),
        stored.version(),
        stored.value(IdentitySourceType.CREATED));
  }

  /** Returns the name that people read. */
  public String title() {
    return browsing.button().isEmpty() ? name : browsing.button();
  }

  /** Returns whether the source is asked about a domain's accounts. */
  public boolean serves(String domain) {
    return domains.isEmpty() || domains.contains(domain);
  }
}
