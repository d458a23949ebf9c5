package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import org.carillon.protocol.ldap.message.LdapResult;

/** The password policy control of responses (draft-behera-ldap-password-policy-10). */
final class PasswordPolicyAnswer {
  /** The control's OID in requests and responses. */
  static final String OID =
      DraftBeheraLDAPPasswordPolicy10RequestControl.PASSWORD_POLICY_REQUEST_OID;

  /** The reason of a bind refused after too many wrong passwords for the account. */
  static final String LOCKED = "locked";

  private PasswordPolicyAnswer() {}

  /** Adds the control to the answer if the client asked for it. */
  static LdapResult of(LDAPMessage message, LdapResult answer) {
    boolean wanted =
        message.getControls().stream().anyMatch(control -> control.getOID().equals(OID));
    return wanted
        ? answer.and(
            new DraftBeheraLDAPPasswordPolicy10ResponseControl(null, -1, error(answer.reason())))
        : answer;
  }

  private static DraftBeheraLDAPPasswordPolicy10ErrorType error(String reason) {
    return switch (reason) {
      case LOCKED -> DraftBeheraLDAPPasswordPolicy10ErrorType.ACCOUNT_LOCKED;
      case "expired" -> DraftBeheraLDAPPasswordPolicy10ErrorType.PASSWORD_EXPIRED;
      case "too-short" -> DraftBeheraLDAPPasswordPolicy10ErrorType.PASSWORD_TOO_SHORT;
      case "too-young" -> DraftBeheraLDAPPasswordPolicy10ErrorType.PASSWORD_TOO_YOUNG;
      case "used-before" -> DraftBeheraLDAPPasswordPolicy10ErrorType.PASSWORD_IN_HISTORY;
      case "too-plain", "has-name", "known-elsewhere", "breached" ->
          DraftBeheraLDAPPasswordPolicy10ErrorType.INSUFFICIENT_PASSWORD_QUALITY;
      case "kept-elsewhere" -> DraftBeheraLDAPPasswordPolicy10ErrorType.PASSWORD_MOD_NOT_ALLOWED;
      case "old-password" -> DraftBeheraLDAPPasswordPolicy10ErrorType.MUST_SUPPLY_OLD_PASSWORD;
      default -> null;
    };
  }
}
