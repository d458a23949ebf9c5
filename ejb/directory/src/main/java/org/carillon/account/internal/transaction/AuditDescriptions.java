package org.carillon.account.internal.transaction;

import org.carillon.account.Account;
import org.carillon.account.Administrator;
import org.carillon.account.Domain;
import org.carillon.account.profile.Profile;
import org.carillon.account.profile.ProfileJson;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.json.Json;

/** Describes objects for the audit log, as JSON without secrets. */
public final class AuditDescriptions {
  private AuditDescriptions() {}

  public static String of(Domain domain) {
    return Json.createObjectBuilder()
        .add("name", domain.name())
        .add("aliases", Json.createArrayBuilder(domain.aliases()))
        .add("description", domain.description())
        .add("enabled", domain.enabled())
        .build()
        .toString();
  }

  public static String of(Account account) {
    return Json.createObjectBuilder()
        .add("address", account.address())
        .add("displayName", account.displayName())
        .add("enabled", account.enabled())
        .add("class", account.serviceClass().orElse(""))
        .addAll(Json.createObjectBuilder(ProfileJson.write(new Profile(account.profile().texts()))))
        .build()
        .toString();
  }

  public static String of(Administrator administrator) {
    var json = Json.createObjectBuilder().add("name", administrator.name());
    administrator.domain().ifPresent(domain -> json.add("domain", domain));
    if (administrator.isHelpDesk()) {
      json.add("role", AdministratorType.HELP_DESK);
    }
    return json.build().toString();
  }
}
