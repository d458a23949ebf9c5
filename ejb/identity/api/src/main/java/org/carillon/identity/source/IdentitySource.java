package org.carillon.identity.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A program elsewhere that knows who is who.
 *
 * @param id its id inside; 0 of one that is to be made
 * @param name what logs call it
 * @param position sources of one domain are asked in this order
 * @param domains whose accounts it is asked about; none for all
 * @param reach where it is
 * @param search how somebody is found there
 * @param use what is made of its answers
 * @param browsing how it is with those to which browsers are sent
 * @param version counts its changes
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

  /** Copies. */
  public IdentitySource {
    domains = List.copyOf(domains);
  }

  /**
   * Where a source is.
   *
   * @param address by the rules of its kind
   * @param startTls whether TLS begins before anything is said
   * @param certificates the authorities that are trusted, in PEM; empty for the platform's
   * @param bindName as whom it is searched; empty for nobody
   * @param timeout how long one of its servers may take
   * @param connections how many questions a node asks at a time
   */
  public record Reach(
      String address,
      boolean startTls,
      String certificates,
      String bindName,
      Duration timeout,
      int connections) {}

  /**
   * How somebody is found.
   *
   * @param userName what he is called there, with places for his name; empty to search for him
   * @param base below which entry
   * @param filter by which entries, with places for his name
   * @param attributes what is taken over, as {@code displayName=cn}
   */
  public record Search(String userName, String base, String filter, List<String> attributes) {
    /** Copies. */
    public Search {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * What is made of its answers.
   *
   * @param accounts when accounts are made
   * @param refresh how long what is taken over is not looked at again
   * @param remember how long a right password is not shown to it again
   * @param keepsHash whether the last right password does while it is away
   */
  public record Use(
      SourcedAccounts accounts, Duration refresh, Duration remember, boolean keepsHash) {}

  /**
   * How it is with those to which browsers are sent.
   *
   * @param button what people know it by; empty for its name
   * @param scopes what is asked for, with spaces between
   * @param claim which of its claims is somebody's address
   * @param trustsAddresses whether addresses are right that it does not say it verified
   * @param secondFactor who sees to second factors
   * @param metadata what a SAML provider says of itself; empty where it is read from the address
   * @param nameFormat by which kind of name a SAML provider is asked to call people
   */
  public record Browsing(
      String button,
      String scopes,
      String claim,
      boolean trustsAddresses,
      SecondFactorTrust secondFactor,
      String metadata,
      NameFormat nameFormat) {
    /** Of sources to which no browser is sent. */
    public static final Browsing NONE = new Browsing("", "", "", false, SecondFactorTrust.OURS);

    /** Of an OpenID provider. */
    public Browsing(
        String button,
        String scopes,
        String claim,
        boolean trustsAddresses,
        SecondFactorTrust secondFactor) {
      this(button, scopes, claim, trustsAddresses, secondFactor, "", NameFormat.ANY);
    }
  }

  /** What people know it by. */
  public String title() {
    return browsing.button().isEmpty() ? name : browsing.button();
  }

  /** Whether it is asked about a domain's accounts. */
  public boolean serves(String domain) {
    return domains.isEmpty() || domains.contains(domain);
  }
}
