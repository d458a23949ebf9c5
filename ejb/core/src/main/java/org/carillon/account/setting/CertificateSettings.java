package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about signing in by certificates. */
public final class CertificateSettings implements SettingSource {

  /** Whether services ask. */
  public static final Setting<Boolean> ASK =
      Setting.ofServer(
          "sign-in.client-certificates",
          new SettingType.Switch(),
          false,
          "Ask clients for certificates",
          "Services for mail programs and LDAP ask for a certificate when encryption begins. Who"
              + " shows one that a client authority vouches for, and that names an account, signs in"
              + " without a password (SASL EXTERNAL), also where a second factor is asked for. Some"
              + " programs then ask their users which certificate to show. Connections from then"
              + " on are asked.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ASK);
  }
}
