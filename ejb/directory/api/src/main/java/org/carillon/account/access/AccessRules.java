package org.carillon.account.access;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;

/** By which ways, from where and when an account may be signed in to (ACC-6, ACC-8). */
public interface AccessRules {

  /**
   * Somebody who wants in and showed the right thing.
   *
   * @param mode by which way; empty where accounts have no say in it
   * @param encrypted whether its connection is encrypted, or stays on this machine
   * @param showsPassword whether what it sent is as good as the password
   */
  record Entry(
      Optional<AccessMode> mode, InetAddress client, boolean encrypted, boolean showsPassword) {}

  /**
   * Why it may not, now.
   *
   * @param domain the id of the account's domain
   * @param account the account's id
   * @return empty if it may
   */
  Optional<SignIn.Reason> refusal(long domain, long account, Entry entry);
}
