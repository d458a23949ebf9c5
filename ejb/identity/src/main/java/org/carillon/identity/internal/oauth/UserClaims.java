package org.carillon.identity.internal.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.account.Account;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.identity.oauth.OAuthScope;

/** The claims about an account's user that a client may know (OpenID Connect Core §5.1, §5.4). */
final class UserClaims {
  private static final Map<String, Attribute<String>> PROFILE =
      Map.of(
          "given_name", PersonAttributes.GIVEN_NAME,
          "middle_name", PersonAttributes.MIDDLE_NAME,
          "family_name", PersonAttributes.FAMILY_NAME,
          "nickname", PersonAttributes.NICK_NAME,
          "website", PersonAttributes.WEBSITE,
          "zoneinfo", PersonAttributes.TIME_ZONE);

  private UserClaims() {}

  /** Returns the user's id and the claims of the scopes. */
  static Map<String, Object> of(Account account, List<OAuthScope> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", account.uuid().toString());
    if (scopes.contains(OAuthScope.PROFILE)) {
      Profile profile = account.profile();
      PROFILE.forEach((claim, attribute) -> put(claims, claim, profile.text(attribute)));
      put(claims, "name", account.displayName());
      claims.put("preferred_username", account.address());
    }
    if (scopes.contains(OAuthScope.EMAIL)) {
      claims.put("email", account.address());
      claims.put("email_verified", true);
    }
    return claims;
  }

  private static void put(Map<String, Object> claims, String claim, String text) {
    if (!text.isEmpty()) {
      claims.put(claim, text);
    }
  }
}
