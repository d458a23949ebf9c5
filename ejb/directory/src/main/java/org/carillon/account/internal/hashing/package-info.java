/** What is kept of a password: hashes, and what else is derived of it, sealed. */
package org.carillon.account.internal.hashing;
