package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the secrets that are stored of passwords in addition to their hash. */
public final class SecretSettings implements SettingSource {
  private static final String WHEN =
      " The secrets are created when a password is set, or the next time its user signs in with it.";

  /** Text in the descriptions of all mechanisms but APOP, announced if any domain has it. */
  private static final String TO_WHOM =
      " Programs that neither name the domain's host by TLS (SNI) nor connect to an IP address of"
          + " the domain are offered it only if this is on for the whole server.";

  /** True if digest secrets are stored. */
  public static final Setting<Boolean> KEEP_DIGEST =
      keep(
          "password.keep-digest",
          true,
          "Store digest secrets",
          "SIP telephones sign in by digest and need secrets that are stored encrypted."
              + " Anyone who has the database and the home's key can quickly try passwords against"
              + " them. Turn it off if no user has a telephone.");

  /** True if SCRAM keys are stored. */
  public static final Setting<Boolean> KEEP_SCRAM =
      keep(
          "password.keep-scram",
          false,
          "Store SCRAM keys",
          "With SCRAM, mail programs sign in without revealing the password even to this"
              + " server, and detect attackers in between. It needs keys that are stored encrypted."
              + " Programs choose SCRAM as soon as it is offered, so accounts without keys cannot"
              + " sign in with them yet."
              + TO_WHOM);

  /** True if secrets for CRAM-MD5 are stored. */
  public static final Setting<Boolean> KEEP_CRAM_MD5 =
      keep(
          "password.keep-cram-md5",
          false,
          "Store CRAM-MD5 keys",
          "Old mail programs sign in by CRAM-MD5 and need keys that are stored encrypted."
              + " Anyone who gets a key can sign in by CRAM-MD5 without the password."
              + TO_WHOM);

  /** True if secrets for NTLM are stored. */
  public static final Setting<Boolean> KEEP_NT =
      keep(
          "password.keep-nt",
          false,
          "Store NT hashes",
          "Old Microsoft programs sign in by NTLM and need NT hashes that are stored"
              + " encrypted. Anyone who gets a hash can sign in by NTLM without the password, and"
              + " can guess the password quickly."
              + TO_WHOM);

  /** True if passwords are stored in recoverable form, so that APOP digests can be checked. */
  public static final Setting<Boolean> KEEP_TEXT =
      keep(
          "password.keep-text",
          false,
          "Store passwords for APOP",
          "Very old POP3 programs sign in by APOP, which needs copies of the passwords"
              + " themselves. They are stored encrypted, but anyone who has the database and the"
              + " home's key can read them.");

  /** True if DIGEST-MD5 is offered. */
  public static final Setting<Boolean> DIGEST_MD5 =
      Setting.ofDomain(
              "sign-in.digest-md5",
              new SettingType.Switch(),
              false,
              "Sign-in by DIGEST-MD5",
              "For old programs that support nothing better; the standard is obsolete (RFC"
                  + " 6331). Digest secrets must be stored for it."
                  + TO_WHOM)
          .forExperts();

  private static Setting<Boolean> keep(String key, boolean on, String title, String help) {
    return Setting.ofDomain(key, new SettingType.Switch(), on, title, help + WHEN).forExperts();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEEP_DIGEST, KEEP_SCRAM, KEEP_CRAM_MD5, KEEP_NT, KEEP_TEXT, DIGEST_MD5);
  }
}
