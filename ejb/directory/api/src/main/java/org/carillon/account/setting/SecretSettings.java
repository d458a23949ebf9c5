package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the secrets that are stored of passwords in addition to their hash. */
public final class SecretSettings implements SettingSource {
  private static final String WHEN =
      " They are made when a password is set, or when its owner next signs in with it.";

  /** Text in the descriptions of all mechanisms but APOP, announced if any domain has it. */
  private static final String TO_WHOM =
      " A program that neither names the domain's host by TLS (SNI) nor reaches an address of the"
          + " domain's own is offered it only where this is on for the whole server.";

  /** True if digest secrets are stored. */
  public static final Setting<Boolean> KEEP_DIGEST =
      keep(
          "password.keep-digest",
          true,
          "Keep digest secrets",
          "SIP telephones sign in by digest, which needs secrets that are kept encrypted. Anybody"
              + " who has the database and the home's key can try passwords against them quickly,"
              + " so switch this off where nobody has a telephone.");

  /** True if SCRAM keys are stored. */
  public static final Setting<Boolean> KEEP_SCRAM =
      keep(
          "password.keep-scram",
          false,
          "Keep SCRAM keys",
          "SCRAM lets mail programs sign in without revealing the password even to this server, and"
              + " detects anybody in between. It needs keys that are kept encrypted. Programs"
              + " choose it as soon as it is offered, so accounts whose keys are not made yet"
              + " cannot use them."
              + TO_WHOM);

  /** True if secrets for CRAM-MD5 are stored. */
  public static final Setting<Boolean> KEEP_CRAM_MD5 =
      keep(
          "password.keep-cram-md5",
          false,
          "Keep CRAM-MD5 keys",
          "Old mail programs sign in by CRAM-MD5, which needs keys that are kept encrypted. Anybody"
              + " who gets hold of one can sign in by CRAM-MD5 without the password."
              + TO_WHOM);

  /** True if secrets for NTLM are stored. */
  public static final Setting<Boolean> KEEP_NT =
      keep(
          "password.keep-nt",
          false,
          "Keep NT hashes",
          "Old Microsoft programs sign in by NTLM, which needs NT hashes that are kept encrypted."
              + " Anybody who gets hold of one can sign in by NTLM without the password, and guess"
              + " the password quickly."
              + TO_WHOM);

  /** True if passwords are stored in recoverable form, so that APOP digests can be checked. */
  public static final Setting<Boolean> KEEP_TEXT =
      keep(
          "password.keep-text",
          false,
          "Keep passwords for APOP",
          "Very old POP3 programs sign in by APOP, which needs copies of the passwords themselves"
              + " that are kept encrypted. Anybody who has the database and the home's key can read"
              + " them.");

  /** True if DIGEST-MD5 is offered. */
  public static final Setting<Boolean> DIGEST_MD5 =
      Setting.ofDomain(
              "sign-in.digest-md5",
              new SettingType.Switch(),
              false,
              "Sign-in by DIGEST-MD5",
              "For old programs that support nothing better; the standard is obsolete (RFC 6331). It"
                  + " needs the digest secrets to be kept."
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
