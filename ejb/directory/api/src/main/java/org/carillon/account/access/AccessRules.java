package org.carillon.account.access;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;

/** Decides by which access modes, from where and when an account may sign in (ACC-6, ACC-8). */
public interface AccessRules {

  /**
   * An attempt to sign in with a valid credential.
   *
   * @param mode the access mode; empty if it is not controlled per account
   * @param client the client's IP address
   * @param encrypted true if the connection is encrypted, or stays on this machine
   * @param showsPassword true if what the client sent is as good as the password
   */
  record Entry(
      Optional<AccessMode> mode, InetAddress client, boolean encrypted, boolean showsPassword) {}

  /**
   * Returns why the account may not be signed in to at present.
   *
   * @param domain the id of the account's domain
   * @param account the account's id
   * @return the reason, or empty if the sign-in is allowed
   */
  Optional<SignIn.Reason> refusal(long domain, long account, Entry entry);
}
