package org.carillon.account.internal;

import java.util.Optional;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;

/**
 * The stored form of a new password.
 *
 * @param hash the hash to check it against
 * @param secrets the secrets that can't be derived later; empty if the domain stores none
 */
public record NewPassword(StoredHash hash, Optional<DerivedSecrets> secrets) {}
