package org.carillon.account.internal;

import java.util.Optional;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;

/**
 * What is kept of a new password.
 *
 * @param hash to check it with
 * @param secrets what cannot be derived later; empty if the domain keeps none
 */
public record NewPassword(StoredHash hash, Optional<DerivedSecrets> secrets) {}
