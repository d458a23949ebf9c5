package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.Settings;

/** The settings for passwords that are checked by other systems. */
public final class SourceSettings implements SettingSource {

  /** The systems that can check a password. */
  public enum PasswordAuthority {
    /** This server checks it. */
    HERE,
    /** An external source of identities checks it. */
    SOURCE,
    /** This server checks it, and then an external source if it is wrong here. */
    HERE_THEN_SOURCE
  }

  /** The system that checks passwords. */
  public static final Setting<PasswordAuthority> PASSWORDS =
      Setting.ofAccount(
          "sign-in.passwords",
          new SettingType.Choice<>(PasswordAuthority.class),
          PasswordAuthority.HERE,
          "Where passwords are checked",
          "here: by this server. source: by the domain's identity sources. here-then-source:"
              + " by this server, then by the sources if the password is wrong here. Sources need"
              + " the password itself, so SCRAM, CRAM-MD5, APOP and similar methods are not offered"
              + " where a source is asked.");

  /** True if identity providers may make this server contact private addresses. */
  public static final Setting<Boolean> PRIVATE_ADDRESSES =
      Setting.ofServer(
              "sign-in.sources-private",
              new SettingType.Switch(),
              false,
              "OpenID providers at private addresses",
              "The key and token addresses of OpenID providers can be private ones, such as"
                  + " this machine or an internal network, even if no administrator named them."
                  + " Turn it on only if you trust your providers. Off: of private addresses, only"
                  + " the provider's own is contacted.")
          .forExperts();

  /** Returns whether all passwords of a domain or account are checked by this server. */
  public static boolean areHere(Settings settings, Scope scope) {
    return settings.value(PASSWORDS, scope) == PasswordAuthority.HERE;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSWORDS, PRIVATE_ADDRESSES);
  }
}
