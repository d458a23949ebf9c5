/** Passkeys in the database, and signing in by them. */
package org.carillon.account.internal.passkey;
